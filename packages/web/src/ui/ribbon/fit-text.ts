export type Anchor = 'start' | 'middle' | 'end'

const narrow = /[ilj.,:;|'’ ]/u
const wide = /[mwMW%]/u
const capital = /[A-Z]/u
const widthOf = (letter: string) => {
  if (/\d/u.test(letter)) return 0.64
  if (narrow.test(letter)) return 0.3
  if (wide.test(letter)) return 0.88
  return capital.test(letter) ? 0.69 : 0.57
}

/** Width in px that a text of Inter will need, a little on the safe side; the same in every browser and in tests. */
export const estimateWidth = (text: string, size = 12) =>
  [...text].reduce((sum, letter) => sum + widthOf(letter), 0) * size

export interface Span {
  readonly from: number
  readonly to: number
}
/** The room that a text takes from left to right. */
export const spanOf = (text: string, x: number, anchor: Anchor, size = 12): Span => {
  const width = estimateWidth(text, size)
  if (anchor === 'start') return { from: x, to: x + width }
  return anchor === 'end' ? { from: x - width, to: x } : { from: x - width / 2, to: x + width / 2 }
}
export const overlaps = (a: Span, b: Span, gap = 6) => a.from < b.to + gap && b.from < a.to + gap

export interface Label {
  readonly x: number
  readonly anchor: Anchor
  /** Reader's zone, then the other one. */
  readonly lines: readonly string[]
  readonly tone: 'strong' | 'plain' | 'quiet'
}
/** Ways to write one label, the fullest first. */
export type LabelChoice = readonly Label[]

const spansOf = ({ lines, x, anchor }: Label): readonly Span[] => lines.map((line) => spanOf(line, x, anchor))
/** Labels collide where texts on the same line do. */
const collide = (a: readonly Span[], b: readonly Span[]) =>
  a.some((span, line) => {
    const other = b[line]
    return other !== undefined && overlaps(span, other)
  })

/** Places labels in order of importance; whoever finds no room gives way (mock/README 7). Nothing overlaps. */
export const placeLabels = (choices: readonly LabelChoice[], width: number): readonly Label[] => {
  const placed: { readonly label: Label; readonly spans: readonly Span[] }[] = []
  const fits = (spans: readonly Span[]) =>
    spans.every((span) => span.from >= -4 && span.to <= width + 4) &&
    placed.every((other) => !collide(other.spans, spans))
  for (const choice of choices) {
    const found = choice.find((label) => label.lines[0] !== '' && fits(spansOf(label)))
    if (found !== undefined) placed.push({ label: found, spans: spansOf(found) })
  }
  return placed.map(({ label }) => label)
}
