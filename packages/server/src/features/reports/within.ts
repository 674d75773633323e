/** Of whom, and in which time, something is counted. */
export interface Within {
  readonly accountId: string
  /** Epoch ms. */
  readonly from: number
  readonly until: number
  readonly zone: string
}
