/// <reference types="vite/client" />
import type { LetterPicture } from './letter-picture.ts'
import png from './mark.png?inline'

/** The mast held by its stay, drawn from `mark.svg` at three times its size; it reads on light and on dark paper. */
export const mark: LetterPicture & { readonly width: number } = {
  cid: 'mark@letters.mainstay',
  fileName: 'mainstay.png',
  contentType: 'image/png',
  base64: png.slice(png.indexOf(',') + 1),
  width: 28,
}
