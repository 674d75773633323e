export type CommitmentErrorCode =
  | 'history.not_opened'
  | 'history.opened_twice'
  | 'history.out_of_order'
  | 'promise.not_ahead'
  | 'span.unreadable'

/** A history that cannot be read, or a promise by hand that lies in the past. */
export class CommitmentError extends Error {
  readonly code: CommitmentErrorCode
  constructor(code: CommitmentErrorCode, detail: string) {
    super(detail)
    this.name = 'CommitmentError'
    this.code = code
  }
}
