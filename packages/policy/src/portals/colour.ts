/** A colour as `#rrggbb`, small letters. */
export type Colour = `#${string}`
type Three = readonly [number, number, number]

/** Whether this is a colour as we write it: `#rrggbb`, either case. */
export const isColour = (text: string): text is Colour => /^#[0-9a-fA-F]{6}$/.test(text)

const channelsOf = (colour: Colour): Three =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as never

const written = (channels: Three): Colour => {
  const digits = channels.map((value) =>
    Math.round(Math.min(255, Math.max(0, value)))
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${digits.join('')}`
}

const toLinear = (value: number): number => {
  const part = value / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
const fromLinear = (part: number): number =>
  255 * (part <= 0.0031308 ? part * 12.92 : 1.055 * Math.max(part, 0) ** (1 / 2.4) - 0.055)

/** Relative luminance, 0 for black to 1 for white (WCAG 2.2). */
const luminanceOf = (colour: Colour): number => {
  const [red, green, blue] = channelsOf(colour).map(toLinear) as never as Three
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, 1.4.3). */
export const contrastOf = (one: Colour, other: Colour): number => {
  const [darker, lighter] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/** `share` (0 to 1) of a colour over a ground, as `color-mix(in srgb, …)` draws it. */
export const mix = (colour: Colour, share: number, ground: Colour): Colour => {
  const under = channelsOf(ground)
  return written(channelsOf(colour).map((value, at) => value * share + (under[at] ?? 0) * (1 - share)) as never)
}

/** Lightness, 0 to 1, and two axes of hue, evenly spaced for the eye (Oklab). */
export type Seen = Three

/** A colour as the eye measures it (Oklab, Ottosson 2020). */
export const seen = (colour: Colour): Seen => {
  const [red, green, blue] = channelsOf(colour).map(toLinear) as never as Three
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ]
}

const linearOf = ([lightness, a, b]: Seen): Three => {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

const isShown = (channels: Three): boolean => channels.every((part) => part >= -0.0005 && part <= 1.0005)

/** The colour of this lightness and hue that a screen can show; paler where it cannot show it as rich. */
export const shown = ([lightness, a, b]: Seen): Colour => {
  for (let share = 1; share > 0; share -= 0.02) {
    const channels = linearOf([lightness, a * share, b * share])
    if (isShown(channels)) return written(channels.map(fromLinear) as never)
  }
  return written(linearOf([lightness, 0, 0]).map(fromLinear) as never)
}
