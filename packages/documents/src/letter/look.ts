import type { CSSProperties } from 'react'

const font = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

/** The desk's own colours (tokens.css), by day and by night. */
const day = { paper: '#ffffff', page: '#fbfaf8', ink: '#16202b', quiet: '#4a5663', line: '#e2ded7', accent: '#0b6e69' }
const night = {
  paper: '#161e26',
  page: '#0f151b',
  ink: '#e9edf0',
  quiet: '#b3bdc7',
  line: '#27323d',
  accent: '#45b8b0',
}
const near = { day: '#975505', night: '#e6a94e' }
const late = { day: '#b3261e', night: '#ff8178' }

/** For programs that follow the system's dark mode; the others show the day or turn colours round by themselves. */
export const atNight = `:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (max-width: 480px) { .paper > tbody > tr > td { padding: 24px 20px !important } }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: ${night.page} !important; color: ${night.ink} !important }
  .paper { background-color: ${night.paper} !important; border-color: ${night.line} !important }
  .near { border-top-color: ${near.night} !important }
  .late { border-top-color: ${late.night} !important }
  .quiet { color: ${night.quiet} !important }
  .line { border-color: ${night.line} !important }
  .accent { color: ${night.accent} !important }
  .button { background-color: ${night.accent} !important; color: #06201e !important }
}`

/** The paper of the desk in a mail: inline, since many mail programs read little else. */
export const look = {
  preview: { display: 'none', overflow: 'hidden', lineHeight: '1px', opacity: 0, maxHeight: 0, maxWidth: 0 },
  body: { backgroundColor: day.page, fontFamily: font, color: day.ink, margin: '0', padding: '32px 12px' },
  paper: {
    backgroundColor: day.paper,
    border: `1px solid ${day.line}`,
    borderRadius: '10px',
    maxWidth: '560px',
    padding: '32px',
  },
  plain: {},
  near: { borderTop: `3px solid ${near.day}` },
  late: { borderTop: `3px solid ${late.day}` },
  sender: { margin: '0 0 28px' },
  mark: { paddingRight: '10px' },
  picture: { border: '0', display: 'block' },
  name: { color: day.accent, fontSize: '15px', fontWeight: 600, lineHeight: '28px' },
  heading: { fontSize: '22px', fontWeight: 600, letterSpacing: '-0.01em', lineHeight: '29px', margin: '0 0 4px' },
  about: { color: day.quiet, fontSize: '15px', lineHeight: '22px', margin: '0 0 20px' },
  paragraph: { fontSize: '15px', lineHeight: '24px', margin: '0 0 12px' },
  quote: {
    borderLeft: `3px solid ${day.line}`,
    color: day.quiet,
    fontSize: '15px',
    lineHeight: '24px',
    margin: '0 0 12px',
    padding: '2px 0 2px 14px',
    whiteSpace: 'pre-wrap',
  },
  button: {
    backgroundColor: day.accent,
    borderRadius: '6px',
    color: '#ffffff',
    display: 'inline-block',
    fontSize: '15px',
    fontWeight: 600,
    lineHeight: '20px',
    margin: '8px 0 0',
    padding: '10px 18px',
    textDecoration: 'none',
  },
  facts: { borderTop: `1px solid ${day.line}`, margin: '28px 0 0', paddingTop: '16px', width: '100%' },
  label: {
    color: day.quiet,
    fontSize: '13px',
    lineHeight: '24px',
    padding: '0 16px 0 0',
    verticalAlign: 'top',
    width: '84px',
  },
  value: { fontSize: '13px', lineHeight: '24px', verticalAlign: 'top' },
  rule: { border: 'none', borderTop: `1px solid ${day.line}`, margin: '16px 0' },
  footer: { color: day.quiet, fontSize: '12px', lineHeight: '18px', margin: '0 0 4px' },
} as const satisfies Readonly<Record<string, CSSProperties>>
