import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../../platform/ctx.ts'
import type { Identify } from '../../platform/http/http-parts.ts'
import type { OpenUnit, UnitKind } from '../../platform/unit-of-work/index.ts'
import type { InvitedByProvider } from '../access/index.ts'
import type { SeatsOf } from '../contacts/index.ts'
import type { OpenIdConnect } from './ports.ts'
import type { SecretSeal } from './secret-seal.ts'

/** What the doors of this slice need of a desk. */
export interface ProviderParts {
  /** Loaded at first use. */
  readonly oidc: () => Promise<OpenIdConnect>
  readonly seal: SecretSeal
  readonly publicUrl: string | undefined
  readonly openUnit: OpenUnit
  readonly asWorker: <T>(kind: UnitKind, work: (ctx: Ctx) => Promise<T>) => Promise<T>
  readonly identify: Identify
  /** Opens a session for a person; `bind` runs before the browser hears of it. */
  readonly openSessionFor: (who: {
    readonly personId: string
    readonly request: FastifyRequest
    readonly reply: FastifyReply
    readonly bind: (sessionId: string) => Promise<void>
  }) => Promise<void>
  readonly invitations: InvitedByProvider
  /** Drops what this process remembers of callers. */
  readonly forget: () => void
  readonly seatsOf: SeatsOf
  /** The account of a dedicated portal, by the slug of its address. */
  readonly accountOfPortal: (ctx: Ctx, slug: string) => Promise<string | undefined>
  /** The account that claimed a mail domain and proved it. */
  readonly accountOfDomain: (ctx: Ctx, domain: string) => Promise<string | undefined>
}
