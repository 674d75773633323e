/** What a letter about coming in may say. Times come as words, in the reader's zone. */
export interface AccessFacts {
  readonly name: string
  readonly vendor: string
  /** The account that somebody is invited to, by name; absent for colleagues. */
  readonly account: string | undefined
  /** Who invited, by name. */
  readonly by: string | undefined
  /** Until when the link works. */
  readonly until: string | undefined
  /** The address that somebody asked for. */
  readonly newAddress: string | undefined
  readonly at: string
  /** Where the button leads: what stands behind its `#` never reaches a log. */
  readonly href: string
}
