/** An outline as fontkit draws it; its curves are TrueType's own. */
export interface OutlinePath {
  readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[]
  readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number }
}
interface Dot {
  readonly x: number
  readonly y: number
  readonly isOnCurve: boolean
}

const onCurve = 1
/** Of a point in the file: its flag, and its way from the one before in two directions. */
const bytesOfDot = 5
const headBytes = 10

/** A glyph of a TrueType `glyf` table (OpenType 1.9, simple glyph description), long and plain; nothing for a space. */
export function glyphBytes({ commands, bbox }: OutlinePath): Uint8Array {
  const { dots, ends } = dotsOf(commands)
  if (dots.length === 0) return new Uint8Array(0)
  const long = headBytes + ends.length * 2 + 2 + dots.length * bytesOfDot
  const bytes = new Uint8Array(long + (4 - (long % 4)))
  const view = new DataView(bytes.buffer)
  let at = 0
  const word = (value: number): void => {
    view.setInt16(at, value)
    at += 2
  }
  for (const value of [ends.length, Math.floor(bbox.minX), Math.floor(bbox.minY)]) word(value)
  for (const value of [Math.ceil(bbox.maxX), Math.ceil(bbox.maxY), ...ends]) word(value)
  word(0)
  for (const { isOnCurve } of dots) view.setUint8(at++, isOnCurve ? onCurve : 0)
  for (const side of ['x', 'y'] as const)
    for (const [index, dot] of dots.entries()) word(dot[side] - (dots[index - 1]?.[side] ?? 0))
  return bytes
}

function dotsOf(commands: OutlinePath['commands']) {
  const dots: Dot[] = []
  const ends: number[] = []
  for (const { command, args } of commands) {
    if (command === 'closePath') ends.push(dots.length - 1)
    for (let at = 0; at + 1 < args.length; at += 2) {
      const [x = 0, y = 0] = args.slice(at, at + 2).map(Math.round)
      dots.push({ x, y, isOnCurve: !(command === 'quadraticCurveTo' && at === 0) })
    }
  }
  if (dots.length > 0 && ends.at(-1) !== dots.length - 1) ends.push(dots.length - 1)
  return { dots, ends }
}
