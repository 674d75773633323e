import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountRef,
  CivilDate,
  Cursor,
  EnvironmentId,
  Instant,
  ProductId,
  page,
  pageQuery,
  ReleaseId,
  TicketId,
} from './shared.ts'

const State = z.enum(['current', 'preceding', 'ended', 'not_released', 'unknown'])
/** Whether a version is supported, and until when (policy 5.2). `until` is exclusive. */
export const SupportWindow = z.object({
  state: State,
  from: CivilDate.nullable(),
  until: CivilDate.nullable(),
  /** A newer major release may end it before. */
  untilAtLatest: z.boolean(),
  endedBy: z.string().nullable(),
  clause: z.string(),
  /** The same in words. */
  text: z.string(),
})
export type SupportWindow = z.infer<typeof SupportWindow>

/** An installation of the reader's account on a line. */
const OwnEnvironment = z.object({ id: EnvironmentId, name: z.string(), version: z.string() })
/** The whole window of a major release, with what is planned. */
export const LineWindow = z.object({
  line: z.string(),
  version: z.string(),
  newest: z.string().nullable(),
  state: State,
  from: CivilDate,
  overtakenOn: CivilDate.nullable(),
  until: CivilDate.nullable(),
  endedBy: z.string().nullable(),
  isPlanned: z.boolean(),
  endIsPlanned: z.boolean(),
  promisedUntil: CivilDate.nullable(),
  untilAtLatest: z.boolean(),
  text: z.string(),
  /** The first of a customer's own installations on it; empty for staff. */
  environments: z.array(OwnEnvironment),
  /** How many of the customer's own there are; none for staff. */
  running: z.number().int(),
  /** Staff alone: how many accounts run it. */
  accountsOn: z.number().int().optional(),
})
export type LineWindow = z.infer<typeof LineWindow>

const product = { productId: ProductId.optional() }
export const getSupportWindowsEndpoint = endpoint({
  method: 'GET',
  path: '/support-windows',
  summary:
    'Support windows of major releases over time, planned ones among them: the newest with those you run, then older ones',
  tag: 'Releases',
  door: 'signed_in',
  query: z.object({
    ...product,
    limit: z.coerce.number().int().min(1).max(100).default(24),
    cursor: Cursor.optional(),
  }),
  /** A page stands oldest first; `nextCursor` leads to what is older. */
  returns: page(LineWindow).extend({ at: Instant, clause: z.string(), today: CivilDate }),
  refuses: ['product.unknown', 'request.cursor_invalid'],
})

export const getVersionStandingEndpoint = endpoint({
  method: 'GET',
  path: '/version-standing',
  summary: 'One version: its window, how far it is behind, what of that was security, and the way up',
  tag: 'Releases',
  door: 'signed_in',
  query: z.object({ ...product, version: z.string().min(1).max(80) }),
  returns: z.object({
    version: z.string(),
    window: SupportWindow,
    behind: z
      .object({
        releases: z.number().int(),
        days: z.number().int().nullable(),
        newest: z.string().nullable(),
        securityFixes: z.number().int(),
      })
      .nullable(),
    path: z.array(
      z.object({
        releaseId: ReleaseId.nullable(),
        version: z.string(),
        availableOn: CivilDate,
        why: z.enum(['newest_of_major', 'current']),
      }),
    ),
    /** The reader's own tickets that newer releases mend; staff see none here. */
    fixesYours: z.array(z.object({ ticketId: TicketId, number: z.string(), fixedIn: z.string() })),
  }),
  refuses: ['product.unknown'],
})

export const listSupportEndsEndpoint = endpoint({
  method: 'GET',
  path: '/support-ends',
  summary: 'Accounts with installations whose support ends soon or has ended, and when they were told',
  tag: 'Releases',
  door: 'staff',
  query: z.object({ ...product, ...pageQuery }),
  returns: page(
    z.object({
      account: AccountRef,
      line: z.string(),
      endsOn: CivilDate,
      daysLeft: z.number().int(),
      isPlanned: z.boolean(),
      /** The first of them, production first. */
      environments: z.array(OwnEnvironment.extend({ isProduction: z.boolean() })),
      /** How many there are. */
      running: z.number().int(),
      told: z.array(z.object({ daysBefore: z.number().int(), at: Instant })),
    }),
  ).extend({ tellDaysBefore: z.array(z.number().int()) }),
  refuses: ['access.denied', 'product.unknown', 'request.cursor_invalid'],
})
