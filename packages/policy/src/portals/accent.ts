import { type Colour, contrastOf, mix, seen, shown } from './colour.ts'

export type Scheme = 'light' | 'dark'

/** The least contrast of text (WCAG 2.2 AA, 1.4.3). */
export const leastContrast = 4.5

/** What an accent stands on in both applications, and the text that stands on it: the tokens of the design. */
export const accentGrounds = {
  light: { grounds: ['#fbfaf8', '#ffffff', '#f3f1ed', '#f0ede8'], surface: '#ffffff', ink: '#ffffff' },
  dark: { grounds: ['#0f151b', '#161e26', '#0b1015', '#202a34'], surface: '#161e26', ink: '#0b1015' },
} as const satisfies Readonly<
  Record<Scheme, { readonly grounds: readonly Colour[]; readonly surface: Colour; readonly ink: Colour }>
>

/** How strongly the accent shows in what is made of it. */
const shares = {
  light: { soft: 0.1, track: 0.22, selected: 0.08 },
  dark: { soft: 0.14, track: 0.3, selected: 0.1 },
} as const

/** Everything that is drawn in an accent, in one scheme. */
export interface AccentPalette {
  readonly accent: Colour
  /** Text on the accent. */
  readonly ink: Colour
  /** A ground in a breath of the accent. */
  readonly soft: Colour
  /** The unused part of a ribbon. */
  readonly track: Colour
  readonly selected: Colour
}

/** The tones of an accent on a light or dark page: itself, text upon it, and it thinned over the page’s surface. */
export const accentPalette = (scheme: Scheme, accent: Colour): AccentPalette => {
  const { surface, ink } = accentGrounds[scheme]
  const { soft, track, selected } = shares[scheme]
  return {
    accent,
    ink,
    soft: mix(accent, soft, surface),
    track: mix(accent, track, surface),
    selected: mix(accent, selected, surface),
  }
}

/** Whether an accent can be read, and which one could. */
export interface AccentVerdict {
  readonly passes: boolean
  /** The weakest contrast that it meets, rounded down to hundredths: as text, and under text. */
  readonly contrast: number
  /** The nearest colour of the same hue that passes; the same where it does. */
  readonly nearest: Colour
}

const weakest = (scheme: Scheme, accent: Colour): number => {
  const { ink, soft } = accentPalette(scheme, accent)
  const { grounds } = accentGrounds[scheme]
  return Math.min(...[...grounds, ink, soft].map((ground) => contrastOf(accent, ground)))
}

const smallestStep = 0.005

/** Darker on paper, lighter at night, a small step at a time, until it can be read. */
const nearestOf = (scheme: Scheme, accent: Colour): Colour => {
  const [lightness, a, b] = seen(accent)
  const step = scheme === 'light' ? -smallestStep : smallestStep
  for (let at = lightness; at >= 0 && at <= 1; at += step) {
    const candidate = shown([at, a, b])
    if (weakest(scheme, candidate) >= leastContrast) return candidate
  }
  return scheme === 'light' ? '#000000' : '#ffffff'
}

/**
 * Holds an accent against every ground it stands on and the text that stands on it (AA). The answer for the other
 * scheme comes the same way: what passes on paper seldom does at night.
 */
export const judgeAccent = (scheme: Scheme, colour: Colour): AccentVerdict => {
  const accent = colour.toLowerCase() as Colour
  const contrast = Math.floor(weakest(scheme, accent) * 100) / 100
  const passes = weakest(scheme, accent) >= leastContrast
  return { passes, contrast, nearest: passes ? accent : nearestOf(scheme, accent) }
}
