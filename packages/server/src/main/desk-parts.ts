import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { AccessSlice } from '../features/access/index.ts'
import type { Judge } from '../features/assessments/index.ts'
import type { FileStore } from '../features/files/index.ts'
import type { OpenIdConnect } from '../features/identity-providers/index.ts'
import type { Live } from '../features/live/index.ts'
import type { LookUpTxt } from '../features/mail-domains/index.ts'
import type { MailTransport } from '../features/notifications/index.ts'
import type { Clock, GuardState } from '../platform/clock/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { DeskDatabase } from '../platform/db/index.ts'
import type { Mount } from '../platform/http/build-http.ts'
import type { RateLimits, Readiness } from '../platform/http/http-parts.ts'
import type { Route } from '../platform/http/route.ts'
import type { RandomBytes } from '../platform/ids/uuid-v7.ts'
import type { Effects, Jobs, Outbox } from '../platform/jobs/index.ts'
import type { Sweep } from '../platform/sweep/index.ts'
import type { Units } from '../platform/unit-of-work/index.ts'

/** What a desk is made of; production, tests and the making of demo data hand in different parts. */
export interface DeskParts {
  /** How snapshots are held against rules; in a thread of its own unless told. */
  readonly judge?: Judge | undefined
  readonly database: DeskDatabase
  /** PostgreSQL only: where the sign-in library's own connections go. */
  readonly databaseUrl: string | undefined
  readonly clock: Clock
  readonly random: RandomBytes
  readonly log: Logger
  readonly secret: string
  readonly files: FileStore
  readonly publicUrl: string | undefined
  /** Where the desk answers when nobody named an address: for links in mails of a trial. */
  readonly localUrl: string
  readonly filesOrigin: string | undefined
  /** The vendor's logo for papers: a picture on this machine. */
  readonly logoFile?: string | undefined
  readonly trustedProxies: readonly string[]
  /** Speaks with sign-in services; loaded at first use. */
  readonly oidc: () => Promise<OpenIdConnect>
  readonly metricsToken: string | undefined
  readonly limits: RateLimits
  /** Tickets that somebody reads in an hour before the heads of support are told; as shipped unless told. */
  readonly readBudget?: number
  /** Megabytes that an account may upload in an hour, and each person half of it; uncounted unless told. */
  readonly uploadsPerHour?: number
  readonly checksAnswers: boolean
  /** Whether nothing may fire at this reading of the clock (product, One clock). */
  readonly isFrozen: (now?: number) => boolean
  readonly clockState: () => GuardState | undefined
  /** Looks into the DNS for claimed mail domains and hosts; the machine's own name servers unless told. */
  readonly lookUpTxt?: LookUpTxt | undefined
  /** Absent where mail is not set up: people are then told in the desk alone. */
  readonly mail: MailTransport | undefined
  /** Opens the set-up page of a desk that nobody has set up yet. */
  readonly setupToken: string
  /** Adds the two applications and whatever else is served beside the operations. */
  readonly mounts: readonly Mount[]
  readonly readiness: (desk: () => Desk) => () => Promise<Readiness>
  readonly metrics: () => Promise<string>
}

/** Everything of a running desk that commands and tests reach for. */
export interface Desk {
  readonly units: Units
  readonly app: FastifyInstance
  readonly routes: readonly Route[]
  readonly access: AccessSlice
  readonly live: Live
  readonly sweep: Sweep
  readonly jobs: Jobs
  readonly outbox: Outbox
  readonly effects: Effects
  readonly newId: () => string
  /** Whether somebody set it up before it was opened. */
  readonly isSetUp: boolean
  /** Resolves once no mail is on its way to the relay. */
  readonly mailSettled: () => Promise<void>
  /** One round of housekeeping. */
  readonly keepHouse: () => Promise<void>
  readonly asWorker: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  close(): Promise<void>
}
