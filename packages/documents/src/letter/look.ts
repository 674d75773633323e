import type { CSSProperties } from 'react'

const font = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
const ink = '#16202b'
const quiet = '#53606e'
const line = '#dfe3e8'
const teal = '#0b6b66'

/** The paper of the desk in a mail: inline, since mail programs read little else. */
export const look = {
  body: { backgroundColor: '#f6f7f8', fontFamily: font, color: ink, margin: '0', padding: '24px 12px' },
  paper: {
    backgroundColor: '#ffffff',
    border: `1px solid ${line}`,
    borderRadius: '6px',
    maxWidth: '560px',
    padding: '28px 32px',
  },
  mark: { color: teal, fontSize: '15px', fontWeight: 600, lineHeight: '24px', margin: '0 0 20px' },
  heading: { fontSize: '20px', fontWeight: 600, lineHeight: '28px', margin: '0 0 12px' },
  paragraph: { fontSize: '15px', lineHeight: '24px', margin: '0 0 12px' },
  quote: {
    borderLeft: `3px solid ${line}`,
    color: quiet,
    fontSize: '15px',
    lineHeight: '24px',
    margin: '0 0 12px',
    padding: '2px 0 2px 12px',
    whiteSpace: 'pre-wrap',
  },
  facts: { margin: '4px 0 20px', width: '100%' },
  label: {
    color: quiet,
    fontSize: '13px',
    lineHeight: '22px',
    padding: '0 16px 0 0',
    verticalAlign: 'top',
    width: '120px',
  },
  value: { fontSize: '13px', lineHeight: '22px', verticalAlign: 'top' },
  button: {
    backgroundColor: teal,
    borderRadius: '6px',
    color: '#ffffff',
    display: 'inline-block',
    fontSize: '15px',
    fontWeight: 600,
    lineHeight: '20px',
    padding: '10px 18px',
    textDecoration: 'none',
  },
  rule: { borderColor: line, margin: '24px 0 16px' },
  footer: { color: quiet, fontSize: '12px', lineHeight: '18px', margin: '0 0 4px' },
} as const satisfies Readonly<Record<string, CSSProperties>>
