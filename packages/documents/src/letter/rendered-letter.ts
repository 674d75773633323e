export interface RenderedLetter {
  readonly html: string
  readonly text: string
}
