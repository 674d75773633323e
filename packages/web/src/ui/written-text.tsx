import type { ReactNode } from 'react'
import './written-text.css'

const inline = /(`[^`\n]+`|\*\*[^*\n]+\*\*|https?:\/\/[^\s<>"')\]]+)/gu

const renderPart = (part: string, key: string): ReactNode => {
  if (part.startsWith('`')) return <code key={key}>{part.slice(1, -1)}</code>
  if (part.startsWith('**')) return <b key={key}>{part.slice(2, -2)}</b>
  if (part.startsWith('http'))
    return (
      <a key={key} href={part} rel="noreferrer noopener" target="_blank">
        {part}
      </a>
    )
  return part
}
const renderLine = (text: string) => text.split(inline).map((part, index) => renderPart(part, `${index} ${part}`))

const renderBlock = (block: string, key: string) => {
  const fenced = /^```[^\n]*\n([\s\S]*?)\n?```$/u.exec(block)
  if (fenced !== null)
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines of a log scroll, by keyboard too
      <pre key={key} tabIndex={0}>
        <code>{fenced[1]}</code>
      </pre>
    )
  return (
    <p key={key} dir="auto">
      {renderLine(block)}
    </p>
  )
}

/** Splits at empty lines and around fences; what stands between fences stays whole. */
const splitBlocks = (text: string) =>
  text
    .split(/(^```[^\n]*\n[\s\S]*?^```[ \t]*$)/mu)
    .flatMap((part) => (part.startsWith('```') ? [part.trimEnd()] : part.split(/\n{2,}/u)))
    .map((block) => block.replace(/^\n+|\n+$/gu, ''))
    .filter((block) => block !== '')

/** Text as a person typed it: paragraphs, `code`, fenced blocks, **bold** and web addresses. Nothing of it is HTML. */
export function WrittenText({ text }: { readonly text: string }) {
  return <div className="written">{splitBlocks(text).map((block, index) => renderBlock(block, `${index}`))}</div>
}
