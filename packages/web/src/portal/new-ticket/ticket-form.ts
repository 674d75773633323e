import type { KeptFile } from '../files/use-attachments.ts'
import type { Answers, Priority } from '../priority/guided-choice.ts'

/** What was known already and spared the ticket. */
export interface Solved {
  readonly type: 'known_issue' | 'release'
  readonly id: string
  readonly words: string
}

/** All that a new ticket holds before it is sent; kept as a draft. */
export interface TicketForm {
  /** Id of an installation, `none`, `unknown`, or empty while nothing is chosen. */
  readonly place: string
  readonly answers: Answers
  /** Answers about what is covered; none must be given. */
  readonly scope: Answers
  /** Chosen against the suggestion; empty while the suggestion stands. */
  readonly overruled: Priority | ''
  readonly reason: string
  readonly subject: string
  readonly text: string
  readonly sight: 'team' | 'private'
  readonly files: readonly KeptFile[]
  /** Tickets of the team that the writer said are different. */
  readonly different: readonly string[]
  readonly solved: Solved | null
}
export const emptyForm: TicketForm = {
  place: '',
  answers: {},
  scope: {},
  overruled: '',
  reason: '',
  subject: '',
  text: '',
  sight: 'team',
  files: [],
  different: [],
  solved: null,
}
