import type { LetterPicture } from './letter-picture.ts'

export interface RenderedLetter {
  readonly html: string
  readonly text: string
  /** What the HTML shows by `cid:`. */
  readonly pictures: readonly LetterPicture[]
}
