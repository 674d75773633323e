import type { ReactNode } from 'react'
import { WrittenText } from '../ui/written-text.tsx'
import './release-notes.css'

type Block = { readonly what: 'heading' | 'list' | 'text'; readonly text: string }

const whatIs = (line: string): Block['what'] =>
  /^#{1,4} /u.test(line) ? 'heading' : /^\s*(?:[-*]|\d+\.) /u.test(line) ? 'list' : 'text'

/** Neighbouring lines of one kind are one block; fences stay whole, and an empty line ends a list. */
const blocksOf = (notes: string): readonly Block[] => {
  const blocks: { what: Block['what']; text: string }[] = []
  let isFenced = false
  for (const line of notes.split('\n')) {
    const what = isFenced || line.startsWith('```') ? 'text' : whatIs(line)
    if (line.startsWith('```')) isFenced = !isFenced
    const last = blocks.at(-1)
    if (last?.what === what && what !== 'heading') last.text += `\n${line}`
    else blocks.push({ what, text: line })
  }
  return blocks.filter(({ text }) => text.trim() !== '')
}

const renderBlock = ({ what, text }: Block, key: string): ReactNode => {
  if (what === 'heading') return <h3 key={key}>{text.replace(/^#+ /u, '')}</h3>
  if (what === 'text') return <WrittenText key={key} text={text} />
  return (
    <ul key={key}>
      {text.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: notes are drawn as they are and never move
        <li key={index}>
          <WrittenText text={line.replace(/^\s*(?:[-*]|\d+\.) /u, '')} />
        </li>
      ))}
    </ul>
  )
}

/** Notes of a release in Markdown: headings, lists, code, bold, addresses. Nothing of it is HTML. */
export function ReleaseNotes({ notes }: { readonly notes: string }) {
  return <div className="notes">{blocksOf(notes).map((block, index) => renderBlock(block, `${index}`))}</div>
}
