import emoji from '@fontsource-variable/noto-emoji/unicode.json'
import devanagari from '@fontsource-variable/noto-sans-devanagari/unicode.json'
import hebrew from '@fontsource-variable/noto-sans-hebrew/unicode.json'
import japanese from '@fontsource-variable/noto-sans-jp/unicode.json'
import korean from '@fontsource-variable/noto-sans-kr/unicode.json'
import chinese from '@fontsource-variable/noto-sans-sc/unicode.json'
import thai from '@fontsource-variable/noto-sans-thai/unicode.json'
import arabic from '@fontsource-variable/vazirmatn/unicode.json'

/** Bytes of a file of one of the faces by its name; undefined where the installation does not have it. */
export type ReadFace = (file: string) => Uint8Array | undefined

interface FacePart {
  readonly file: string
  /** What its publisher says of it; the file itself knows better. */
  readonly mayHave: (sign: number) => boolean
}

const faces = {
  ...{ vazirmatn: arabic, 'noto-sans-hebrew': hebrew, 'noto-sans-devanagari': devanagari },
  ...{ 'noto-sans-thai': thai, 'noto-sans-jp': japanese, 'noto-sans-kr': korean, 'noto-sans-sc': chinese },
  'noto-emoji': emoji,
} as const
type FaceName = keyof typeof faces

const first = ['vazirmatn', 'noto-sans-hebrew', 'noto-sans-devanagari', 'noto-sans-thai', 'noto-emoji'] as const
const far: Readonly<Record<'ja' | 'ko' | 'zh', readonly FaceName[]>> = {
  ja: ['noto-sans-jp', 'noto-sans-kr', 'noto-sans-sc'],
  ko: ['noto-sans-kr', 'noto-sans-jp', 'noto-sans-sc'],
  zh: ['noto-sans-sc', 'noto-sans-jp', 'noto-sans-kr'],
}

/**
 * Files that may have these signs, the first to be asked first: each face is cut into files by how often its signs are
 * used. Han signs are drawn as the rest of the text is written: as in Japan where kana stand in it, in Korea where hangul
 * does.
 */
export function partsFor(signs: ReadonlySet<number>): readonly FacePart[] {
  const order = [...first, ...far[writtenIn([...signs])]] as const
  return order.flatMap(partsOf)
}

const within = (signs: readonly number[], script: RegExp): boolean =>
  signs.some((sign) => script.test(String.fromCodePoint(sign)))

function writtenIn(signs: readonly number[]): keyof typeof far {
  if (within(signs, /[\p{Script=Hiragana}\p{Script=Katakana}]/u)) return 'ja'
  return within(signs, /\p{Script=Hangul}/u) ? 'ko' : 'zh'
}

function partsOf(face: FaceName): readonly FacePart[] {
  return Object.entries(faces[face]).map(([part, written]) => {
    const ranges = written.split(',').map(rangeOf)
    return {
      file: `${face}-${part.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`,
      mayHave: (sign) => ranges.some(([from, until]) => sign >= from && sign <= until),
    }
  })
}

/** `U+0600-06FF`, `U+20aa`. */
function rangeOf(written: string): readonly [number, number] {
  const [from = '', until = from] = written.trim().slice(2).split('-')
  return [Number.parseInt(from, 16), Number.parseInt(until, 16)]
}
