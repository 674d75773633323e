/** A picture that a mail brings along, named in it by `cid:`. */
export interface LetterPicture {
  readonly cid: string
  readonly fileName: string
  readonly contentType: string
  readonly base64: string
}
