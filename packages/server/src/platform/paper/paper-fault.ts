/** Why no paper came out. `broken` is a fault of ours; the paper itself is in no message and no log. */
export type PaperTrouble = 'timed_out' | 'too_large' | 'broken'

export class PaperFault extends Error {
  readonly trouble: PaperTrouble
  constructor(trouble: PaperTrouble) {
    super(trouble)
    this.name = 'PaperFault'
    this.trouble = trouble
  }
}
