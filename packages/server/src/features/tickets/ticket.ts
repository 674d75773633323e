import type { AccessObjects } from '@mainstay/policy/access'
import type { Place, TicketStatus } from '@mainstay/policy/commitments'
import type { Answers, Priority } from '@mainstay/policy/priority'

type TicketKind = 'defect' | 'question' | 'consultation' | 'enhancement'
export type LifeStep = 'reminder' | 'resolve' | 'closing_soon' | 'close'
export type Side = 'customer' | 'staff' | 'automatic'

/** What the writer answered to the guided questions, and what became of it. */
export interface PriorityChoice {
  readonly answers?: Answers
  readonly suggested?: Priority
  readonly overrideReason?: string
  /** Not about an installation, or the writer does not know which. */
  readonly environment?: 'none' | 'unknown'
}

/** A ticket's row with the names its readers need. Instants are epoch ms, ids uuids. */
export interface TicketRecord {
  readonly accountId: string
  readonly id: string
  readonly number: number
  readonly productId: string
  readonly environmentId: string | null
  readonly kind: TicketKind
  readonly subject: string
  readonly status: TicketStatus
  readonly turnSince: number
  readonly place: Place | null
  readonly priority: Priority
  readonly sight: 'team' | 'private'
  readonly openedBy: string
  readonly onBehalfBy: string | null
  readonly assigneeId: string | null
  readonly followsId: string | null
  readonly agreementId: string | null
  readonly isPromised: boolean
  readonly choice: PriorityChoice | null
  readonly coverageKey: string | null
  readonly dueAt: number | null
  readonly lifeTimerAt: number | null
  readonly lifeStep: LifeStep | null
  readonly snoozedUntil: number | null
  /** Set aside until this happens. */
  readonly wakesOn: 'customer_writes' | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly closedAt: number | null
  readonly version: number
  readonly account: { readonly code: string; readonly name: string }
  /** The installation as it is now; `versionThen`: what it ran when the ticket was opened. */
  readonly environment: {
    readonly name: string
    readonly productVersion: string
    readonly versionThen: string | null
  } | null
  readonly plan: string | null
}

/** With its rank in the order logged, which lists go by. */
export interface RankedTicket extends TicketRecord {
  readonly logSeq: number
}

/** The facts that the sentences of permission ask for. */
export const accessOf = (ticket: TicketRecord): AccessObjects['ticket'] => ({
  accountId: ticket.accountId,
  sight: ticket.sight,
  openedBy: ticket.openedBy,
  status: ticket.status,
})

/** Back among the others. */
export const awake: Pick<TicketRecord, 'snoozedUntil' | 'wakesOn'> = { snoozedUntil: null, wakesOn: null }

/** Whether it is out of the way now: never while a promise runs or a first answer is owed. */
export const isSetAside = (ticket: TicketRecord, now: number): boolean =>
  (ticket.wakesOn !== null || (ticket.snoozedUntil ?? 0) > now) &&
  ticket.status !== 'closed' &&
  ticket.dueAt === null &&
  ticket.place !== 'answer_now'

/** As people say it: `ACME-142`. */
export const numberOf = (ticket: Pick<TicketRecord, 'account' | 'number'>): string =>
  `${ticket.account.code}-${ticket.number}`
