export interface LetterFact {
  readonly label: string
  readonly value: string
}
export interface LetterAction {
  readonly label: string
  readonly href: string
}
/** What a mail says, before it has a shape. Plain words throughout: nothing in it is markup. */
export interface Letter {
  readonly subject: string
  /** What mail programs show beside the subject. */
  readonly preview: string
  readonly heading: string
  /** What it is about, under the heading. */
  readonly about: string
  /** How urgent it looks; the words say it too. */
  readonly tone: 'plain' | 'near' | 'late'
  readonly paragraphs: readonly string[]
  readonly facts: readonly LetterFact[]
  /** Words of somebody, set apart as theirs. */
  readonly quote?: { readonly by: string; readonly text: string }
  readonly action: LetterAction
  readonly footer: readonly string[]
  /** BCP 47 tag of the language it is written in. */
  readonly language: string
}
