import type { PriorityCode } from '../priority-glyph.tsx'

/** Wall time of one kind; instants are epoch ms. `because` follows the contract's stretches. */
export interface RibbonStretch {
  readonly from: number
  readonly to: number
  /** Whether the promise's time runs here. */
  readonly counts: boolean
  readonly because: 'open' | 'closed' | 'holiday' | 'paused' | 'plain'
  readonly clause?: string | undefined
  /** One sentence of the policy's own facts, shown in the tooltip. */
  readonly why?: string | undefined
}

/**
 * `expected`: nothing is promised yet, pins show what would be. `window`: an engagement, in dates.
 * The others are the states of a commitment.
 */
export type RibbonState =
  | 'running'
  | 'met'
  | 'breached'
  | 'met_late'
  | 'superseded'
  | 'cancelled'
  | 'window'
  | 'expected'

interface RibbonPin {
  readonly at: number
  readonly label: string
  readonly priority?: PriorityCode | undefined
}
/** The other due time that would hold if a disagreement were upheld: a second, hollow flag. */
interface RibbonDissent {
  readonly dueAt: number
  readonly text: string
}
interface RibbonZones {
  /** IANA zone of the reader. */
  readonly reader: string
  /** Zone and city of the other side; the same zone draws no second line. */
  readonly other?: string | undefined
  readonly otherName?: string | undefined
}
interface RibbonWords {
  /** Begins the text equivalent: `P2, first answer`. */
  readonly title: string
  /** Replaces the whole text equivalent. */
  readonly summary?: string | undefined
  /** Replaces the words on the dimension line: `4 h of support time`. */
  readonly left?: string | undefined
  /** Replaces the words where a paused promise goes on: `goes on when you answer`. */
  readonly goesOn?: string | undefined
  /** Replaces the words over a replaced or booked ribbon: `Replaced Wed 16:31: raised to P1`. */
  readonly ended?: string | undefined
}

/** All that a ribbon shows, as data. Instants are epoch ms. */
export interface RibbonModel {
  readonly startedAt: number
  readonly dueAt: number
  /** Left out, the ribbon keeps its own clock. */
  readonly now?: number | undefined
  /** In order and without gaps from start to due; time beyond due may follow, else it counts as open. */
  readonly stretches: readonly RibbonStretch[]
  readonly state: RibbonState
  /** Shares of counting time that carry a notch. */
  readonly marks: readonly number[]
  /** Answered, replaced or withdrawn at. */
  readonly endedAt?: number | undefined
  /** Hangs below a replaced promise, on the same scale. */
  readonly successor?: RibbonModel | undefined
  readonly pins?: readonly RibbonPin[] | undefined
  readonly dissent?: RibbonDissent | undefined
  readonly byHand?: { readonly initials: string } | undefined
  /** Waits for the customer: the due time is not known, only what is left. */
  readonly isPaused?: boolean | undefined
  /** Stands in grey: its hours are closed in a list that says so. */
  readonly isStill?: boolean | undefined
  readonly zones: RibbonZones
  readonly words: RibbonWords
}

export type RibbonSize = 'full' | 'row' | 'spark'
