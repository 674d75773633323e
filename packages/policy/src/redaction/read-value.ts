/** Where a value stands; `loose` where it may just be the next word of a sentence. */
export interface Value {
  readonly start: number
  readonly end: number
  readonly loose: boolean
}

const longestValue = 8000
const at = (pattern: string, flags = 'iy'): RegExp => new RegExp(pattern, flags)

const quote = String.raw`(?:\\{0,4}["'\x60]|&quot;|[“”‘’«»])`
const separator = at(String.raw`${quote}?[\])]?\s{0,20}(=>|:=|==?|:|\|)[^\S\r\n]{0,40}`)
/** \`"name": "DB_PASSWORD", "value": "..."\`, also over lines, in YAML and as attributes. */
const namedValue = at(
  String.raw`${quote}?\s{0,20},?\s{0,200}${quote}?(?:value|val|content)${quote}?\s{0,10}[:=]\s{0,10}`,
)
const element = at(String.raw`${quote}?(?:\s[^<>]{0,200})?>(?:<!\[CDATA\[)?`)
const spaced = at(String.raw`[^\S\r\n]{1,20}`)
const opening = at(String.raw`(\\{0,4}["'\x60]|&quot;|[“‘«])`)

const match = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index
  return pattern.exec(text)
}

const closers: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '«': '»' }

const lineEnd = (text: string, from: number): number => {
  const found = text.slice(from, from + longestValue).search(/[\r\n]/)
  return found < 0 ? Math.min(text.length, from + longestValue) : from + found
}

/** Up to the quote that closes, skipping escaped ones; to the end of the line where none does. */
const quotedEnd = (text: string, from: number, opened: string): number => {
  const closer = closers[opened] ?? opened
  const escaped = closer.startsWith('\\')
  for (let index = from; index < text.length && index - from < longestValue; index += 1) {
    if (text.startsWith(closer, index) && (escaped || !isEscaped(text, index, from))) return index
  }
  return lineEnd(text, from)
}

const isEscaped = (text: string, index: number, from: number): boolean => {
  let slashes = 0
  while (index - 1 - slashes >= from && text[index - 1 - slashes] === '\\') slashes += 1
  return slashes % 2 === 1
}

const isAtLineStart = (text: string, keyStart: number): boolean =>
  /(?:^|[\r\n])[^\S\r\n]*(?:(?:export|set|setx|-|#|;|\/\/|ENV|ARG|Environment=)[^\S\r\n]*)*["']?$/.test(
    text.slice(Math.max(0, keyStart - 120), keyStart),
  )

/** Where another pair, or what encloses this one, goes on. */
const inlineStop = /[\s"'<>`|]|[&;,](?:\s|$|["']|\s*[\w.[\]-]{1,60}\s*[=:])|[)\]}]+(?:[\s,;"']|$)/

const bareEnd = (text: string, from: number, whole: boolean): number => {
  const line = text.slice(from, lineEnd(text, from))
  if (whole) return from + line.trimEnd().replace(/["',;]+$/, '').length
  const stop = line.search(inlineStop)
  return from + (stop < 0 ? line.length : stop)
}

/** Lines that stand deeper than the key's own: a block of text, or the items of a list. */
function blockBelow(text: string, keyStart: number, lineStop: number, onlyItems: boolean): readonly Value[] {
  const lineStart = Math.max(text.lastIndexOf('\n', keyStart - 1) + 1, 0)
  const indent = text.slice(lineStart, keyStart).search(/\S|$/)
  const values: Value[] = []
  let index = text.indexOf('\n', lineStop)
  while (index >= 0 && index - lineStop < longestValue * 2) {
    const start = index + 1
    const end = lineEnd(text, start)
    const line = text.slice(start, end)
    const deep = line.search(/\S/)
    const item = /^\s*-\s+/.exec(line)
    if (deep < 0 || (deep <= indent && !(onlyItems && item && deep === indent)) || (onlyItems && !item)) break
    values.push({ start: start + (onlyItems && item ? item[0].length : deep), end, loose: false })
    index = text.indexOf('\n', end)
  }
  return values
}

const listEnd = (text: string, from: number): number => {
  const end = text.slice(from, from + longestValue).indexOf(']')
  return end < 0 ? lineEnd(text, from) : from + end
}

function valueAt(
  text: string,
  from: number,
  { keyStart, sign, whole }: { keyStart: number; sign: string; whole: boolean },
): readonly Value[] {
  const quoted = match(opening, text, from)
  if (quoted?.[1]) {
    const start = from + quoted[0].length
    return [{ start, end: quotedEnd(text, start, quoted[1]), loose: false }]
  }
  if (text[from] === '[' && !text.startsWith('[REDACTED', from))
    return [{ start: from + 1, end: listEnd(text, from + 1), loose: false }]
  const end = bareEnd(text, from, whole)
  const bare = text.slice(from, end)
  if (whole && /^[|>][+-]?\d?$/.test(bare)) return blockBelow(text, keyStart, end, false)
  if (whole && bare === '' && sign === ':') return blockBelow(text, keyStart, end, true)
  return bare === '' ? [] : [{ start: from, end, loose: sign === ':' && !whole }]
}

const elementValue = (text: string, keyStart: number, keyEnd: number): readonly Value[] => {
  const inElement = match(element, text, keyEnd)
  if (!inElement || !/<[^<>]{0,300}$/.test(text.slice(Math.max(0, keyStart - 300), keyStart))) return []
  const start = keyEnd + inElement[0].length
  const end = text.slice(start, start + longestValue).search(/[<\]]/)
  return [{ start, end: end < 0 ? lineEnd(text, start) : start + end, loose: false }]
}

/** `--password abc`, and SQL's `PASSWORD 'abc'`. */
const spacedValue = (text: string, keyStart: number, keyEnd: number): readonly Value[] => {
  const gap = match(spaced, text, keyEnd)
  if (!gap) return []
  const from = keyEnd + gap[0].length
  const isFlag =
    text[keyStart] === '-' || /(?:^|\s)-{1,2}[\w-]*$/.test(text.slice(Math.max(0, keyStart - 40), keyStart))
  return (isFlag && text[from] !== '-') || text[from] === "'"
    ? valueAt(text, from, { keyStart, sign: '=', whole: false })
    : []
}

/** What belongs to a key that ends at `keyEnd`: nothing where no sign of a value follows. */
export const readValue = (text: string, keyStart: number, keyEnd: number): readonly Value[] => {
  const named = match(namedValue, text, keyEnd)
  if (named) return valueAt(text, keyEnd + named[0].length, { keyStart, sign: '=', whole: false })
  const signed = match(separator, text, keyEnd)
  if (!signed) return [...elementValue(text, keyStart, keyEnd), ...spacedValue(text, keyStart, keyEnd)]
  const whole = isAtLineStart(text, keyStart) && signed[1] !== '|'
  return valueAt(text, keyEnd + signed[0].length, { keyStart, sign: signed[1] ?? '', whole })
}
