import { glyphBytes, type OutlinePath } from './glyph-bytes.ts'

/*
 * The faces of other scripts come as variable WOFF2: small, but the library that lays out text reads only their thinnest
 * weight, and cannot take parts of them into a paper. Both are done here on what it has read.
 */

interface Point {
  x: number
  y: number
  onCurve: boolean
  endContour: boolean
  readonly copy: () => Point
}
interface Outline {
  readonly numberOfContours: number
  readonly points?: Point[]
  readonly components?: { dx: number; dy: number }[]
}
interface Weights {
  readonly transformPoints: (glyph: number, points: Point[]) => void
}
interface Glyph {
  readonly path: OutlinePath
  readonly advanceWidth: number
  readonly _getMetrics: () => { readonly leftBearing: number }
}
interface Subset {
  font: VariableFace
  readonly glyf: Uint8Array[]
  readonly loca: { readonly offsets: number[] }
  readonly hmtx: { readonly metrics: { advance: number; bearing: number }[] }
  offset: number
  _addGlyph: (glyph: number) => number
}
/** A face as fontkit reads it from WOFF2, as far as it is touched here. */
export interface VariableFace {
  readonly hasGlyphForCodePoint: (codePoint: number) => boolean
  variationCoords?: readonly number[]
  readonly stream: { readonly buffer: unknown }
  readonly directory: unknown
  readonly _decompress: () => void
  readonly _transformGlyfTable: () => void
  readonly _transformedGlyphs: readonly Outline[]
  readonly _variationProcessor: Weights
  readonly getGlyph: (glyph: number) => Glyph
  createSubset: () => Subset
}

/** Sets a face in one weight for good. */
export function fixWeight(face: VariableFace, weight: number): void {
  face.variationCoords = [weight]
  // outlines are read as they are drawn first: moved while they are read, those made of others would break
  Object.defineProperty(face, '_variationProcessor', { value: null, configurable: true })
  face._transformGlyfTable()
  Reflect.deleteProperty(face, '_variationProcessor')
  const weights = face._variationProcessor
  for (const [glyph, outline] of face._transformedGlyphs.entries()) move(outline, glyph, weights)
  const plain = face.createSubset.bind(face)
  face.createSubset = () => withOutlines(plain(), face)
}

/** The same face once more, for another weight, unpacked once for both. Ask before either has a weight. */
export function readAgain(face: VariableFace): VariableFace {
  const Face = face.constructor as new (packed: unknown) => VariableFace
  const Stream = face.stream.constructor as new (bytes: unknown) => VariableFace['stream']
  const again = new Face(new Stream(face.stream.buffer))
  face._decompress()
  return Object.assign(again, {
    ...{ directory: face.directory, stream: new Stream(face.stream.buffer), _decompressed: true },
  })
}

/** Behind its points each glyph has four more, for its room; they are not drawn. */
function move(outline: Outline, glyph: number, weights: Weights): void {
  const { points = [], components } = outline
  const room = [0, 1, 2, 3].map(() => pointAt(0, 0))
  if (!components) {
    if (points.length > 0) weights.transformPoints(glyph, [...points, ...room])
    return
  }
  const moved = components.map(({ dx, dy }) => pointAt(dx, dy))
  weights.transformPoints(glyph, [...moved, ...room])
  for (const [at, component] of components.entries())
    Object.assign(component, { dx: moved[at]?.x ?? 0, dy: moved[at]?.y ?? 0 })
}

const pointAt = (x: number, y: number): Point => ({
  ...{ x, y, onCurve: true, endContour: true },
  copy() {
    return pointAt(this.x, this.y)
  },
})

/** Glyphs go into a paper as they are drawn now: their bytes in the file are those of the thinnest weight, packed. */
function withOutlines(subset: Subset, face: VariableFace): Subset {
  // packed files keep no table of where glyphs begin: the one written is of long numbers
  subset.font = Object.create(face, { loca: { value: { version: 1 } } })
  subset._addGlyph = (glyph) => {
    const drawn = face.getGlyph(glyph)
    const bytes = glyphBytes(drawn.path)
    subset.glyf.push(bytes)
    subset.loca.offsets.push(subset.offset)
    subset.hmtx.metrics.push({ advance: drawn.advanceWidth, bearing: Math.round(drawn._getMetrics().leftBearing) })
    subset.offset += bytes.length
    return subset.glyf.length - 1
  }
  return subset
}
