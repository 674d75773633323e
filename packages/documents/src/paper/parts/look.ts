/** The desk's own inks by day (tokens.css). Colour is the vendor's; green, amber and red speak of promises only. */
export const ink = {
  text: '#16202b',
  quiet: '#4a5663',
  faint: '#5d6874',
  line: '#e2ded7',
  strong: '#cbc5bb',
  sunken: '#f6f4f1',
  track: '#ebe8e3',
  kept: '#1f7a4d',
  near: '#975505',
  late: '#b3261e',
  nearSoft: '#fdf0d9',
} as const

/**
 * What became of promises, where it is drawn as areas: light, middle and dark, so that a print in black and white tells them
 * apart as well, and what was missed stands out most.
 */
export const fateInk = { kept: '#7cc09b', late: '#b86a0c', missed: '#7d1510' } as const

export const priorityInk = { P0: '#a3122b', P1: '#b04a08', P2: '#826300', P3: '#2b5fa8', P4: '#5b6670' } as const
export const severityInk = {
  critical: '#a3122b',
  high: '#b04a08',
  medium: '#826300',
  low: '#2b5fa8',
  info: '#5b6670',
} as const

/** Points. A4 less its margins. */
export const sheet = { width: 595.28, height: 841.89, side: 52, top: 78, bottom: 64 } as const
export const column = sheet.width - 2 * sheet.side

// the face pulls a full stop so far under its neighbours that 9.2.1 reads as 9.21: only headings are kerned;
// its many rules for neighbours (calt) cost a tenth of the time and change nothing here
const kerned = { kern: 1, calt: 0 }
const apart = { kern: 0, calt: 0 }
const tabular = { kern: 0, calt: 0, tnum: 1 }
export const type = {
  body: { fontSize: 9.25, lineHeight: 1.5, color: ink.text, fontFeatureSettings: apart },
  small: { fontSize: 8, lineHeight: 1.4, color: ink.faint },
  label: { fontSize: 7.75, lineHeight: 1.4, color: ink.faint },
  cell: { fontSize: 8.5, lineHeight: 1.4 },
  figure: { fontFeatureSettings: tabular },
  strong: { fontWeight: 600 },
  section: { fontSize: 18, lineHeight: 1.25, fontWeight: 600, letterSpacing: -0.3, fontFeatureSettings: kerned },
  title: { fontSize: 36, lineHeight: 1.12, fontWeight: 600, letterSpacing: -1, fontFeatureSettings: kerned },
  part: { fontSize: 11, lineHeight: 1.35, fontWeight: 600, letterSpacing: -0.05, fontFeatureSettings: kerned },
} as const
