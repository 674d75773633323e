/** The desk's own accent, for a vendor who has none. */
export const ownAccent = '#0b6e69'
/** WCAG AA for text on white. */
const contrastAtLeast = 4.5

/** `#rrggbb` as it can be read on white: darkened step by step until it is; the desk's own where it is no colour. */
export function readableColour(colour: string | undefined): string {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? '')
  if (!parts) return ownAccent
  let channels = parts.slice(1).map((part) => Number.parseInt(part, 16))
  while (contrastOnWhite(channels) < contrastAtLeast) channels = channels.map((channel) => Math.floor(channel * 0.95))
  return written(channels)
}

/** The colour laid thinly on white: `strength` 0 is white, 1 the colour itself. */
export function tint(colour: string, strength: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return written(channels.map((channel) => Math.round(255 - (255 - channel) * strength)))
}

const written = (channels: readonly number[]): string =>
  `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`

/** Relative luminance as WCAG 2.2 defines it, against that of white. */
function contrastOnWhite(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
