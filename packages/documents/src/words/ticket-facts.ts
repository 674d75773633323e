export type CustomerLetterKind =
  | 'answered'
  | 'attention_acknowledged'
  | 'attention_asked'
  | 'closed'
  | 'closing_soon'
  | 'contact_wrote'
  | 'disagreed'
  | 'dissent_decided'
  | 'fixed_in'
  | 'not_in_force'
  | 'priority_changed'
  | 'reminder'
  | 'reopened'
  | 'resolved'
  | 'taken_over'
  | 'ticket_opened'
  | 'ticket_opened_urgent'
  | 'workaround_given'
  | 'your_turn'
export type StaffLetterKind =
  | 'attention_asked'
  | 'breached'
  | 'contact_wrote'
  | 'disagreed'
  | 'not_in_force'
  | 'priority_changed'
  | 'reopened'
  | 'ticket_opened_urgent'
  | 'warned'
export type LetterKind = CustomerLetterKind | StaffLetterKind

/** What a mail about a ticket may say. Times come as words, in the reader's zone first. */
export interface TicketFacts {
  /** `ACME-142` */
  readonly number: string
  readonly subject: string
  /** `P1 Critical` */
  readonly priority: string
  readonly account: string
  readonly link: string
  /** Who did it, by name; absent when the desk did. */
  readonly by?: string | undefined
  /** The contact who speaks for it, by name. */
  readonly opener?: string | undefined
  /** When it happened. */
  readonly at: string
  /** The priority before, for changes of it. */
  readonly priorityBefore?: string | undefined
  /** The reason given, where this reader may read it. */
  readonly reason?: string | undefined
  /** When an answer is due, or was. */
  readonly dueAt?: string | undefined
  /** When staff said that they write next. */
  readonly nextUpdateBy?: string | undefined
  /** When a solved ticket closes by itself. */
  readonly closesAt?: string | undefined
  /** How much of the time is used, for warnings. */
  readonly percent?: number | undefined
  /** The version of the release that mends it. */
  readonly fixedIn?: string | undefined
  /** Whether the reader is asked to say that it is solved. */
  readonly asksToConfirm?: boolean | undefined
  /** What is promised: `first answer`, `update`. */
  readonly promise?: string | undefined
  /** The same act also brought an answer. */
  readonly alsoAnswered?: boolean | undefined
  /** The zone of the reader's times, as words: `Berlin (GMT+1)`. */
  readonly zone: string
}
