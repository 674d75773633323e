import { Font } from '@react-pdf/renderer'
import { fixWeight, readAgain, type VariableFace } from './fixed-weight.ts'
import { face, openFace } from './fonts.ts'
import { partsFor, type ReadFace } from './other-scripts.ts'

/** What a paper is set in: the desk's own face first, then those of other scripts that stand in it. */
export interface Faces {
  readonly names: readonly string[]
  readonly hasGlyph: (codePoint: number) => boolean
  /** Of the desk's own face alone. */
  readonly isOurs: (codePoint: number) => boolean
}
type HasGlyph = Faces['hasGlyph']

/** Chinese at length needs so many; of a paper full of rare signs the rest are boxes. */
const filesAtMost = 120
const [regular, bold] = [400, 600]

/** Opens the desk's face, and of the others no more than the text needs. */
export async function openFaces(text: string, readFace: ReadFace): Promise<Faces> {
  const isOurs = await openFace()
  const left = new Set([...text].map((sign) => sign.codePointAt(0) ?? 0).filter((sign) => !isOurs(sign)))
  const names = [face]
  const known: HasGlyph[] = [isOurs]
  for (const { file, mayHave } of left.size > 0 ? partsFor(left) : []) {
    if (names.length > filesAtMost || ![...left].some(mayHave)) continue
    const hasGlyph = await openFile(file, readFace)
    const has = [...left].filter((sign) => hasGlyph?.(sign))
    if (!hasGlyph || has.length === 0) continue
    names.push(file)
    known.push(hasGlyph)
    for (const sign of has) left.delete(sign)
  }
  return { names, isOurs, hasGlyph: (codePoint) => known.some((has) => has(codePoint)) }
}

/** A file's face in two weights, for text and for headings. */
async function openFile(family: string, readFace: ReadFace): Promise<HasGlyph | undefined> {
  const bytes = readFace(family)
  if (!bytes) return undefined
  if (!Font.getRegisteredFontFamilies().includes(family)) {
    const src = `data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}`
    Font.register({ family, fonts: [regular, bold].map((fontWeight) => ({ src, fontWeight })) })
    await Font.load({ fontFamily: family, fontWeight: regular })
    const light = read(family, regular)
    const heavy = readAgain(light.data)
    Object.assign(read(family, bold), { data: heavy, loadResultPromise: Promise.resolve() })
    fixWeight(light.data, regular)
    fixWeight(heavy, bold)
  }
  const { data } = read(family, regular)
  return (codePoint) => data.hasGlyphForCodePoint(codePoint)
}

const read = (fontFamily: string, fontWeight: number): { readonly data: VariableFace } =>
  Font.getFont({ fontFamily, fontWeight }) as unknown as { readonly data: VariableFace }
