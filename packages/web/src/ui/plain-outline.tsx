import { WrittenText } from './written-text.tsx'
import './plain-outline.css'

interface Part {
  readonly heading: string | undefined
  readonly lines: readonly string[]
}

/** Splits at lines that begin with `## `. */
function partsOf(text: string): readonly Part[] {
  const parts: { heading: string | undefined; lines: string[] }[] = [{ heading: undefined, lines: [] }]
  for (const line of text.split('\n')) {
    const heading = /^#{1,4} +(.+)$/u.exec(line)?.[1]
    if (heading === undefined) parts.at(-1)?.lines.push(line)
    else parts.push({ heading, lines: [] })
  }
  return parts.filter(({ heading, lines }) => heading !== undefined || lines.some((line) => line.trim() !== ''))
}

const isItem = (line: string) => /^[-*] +/u.test(line)

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const items = lines.filter(isItem)
  const said = lines.filter((line) => !isItem(line)).join('\n')
  return (
    <>
      {said.trim() === '' ? null : <WrittenText text={said} />}
      {items.length === 0 ? null : (
        <ul>
          {items.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other name
            <li key={index} dir="auto">
              {line.replace(/^[-*] +/u, '')}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Text as a person typed it with `## ` before headings and `- ` before items. Nothing of it is HTML. */
export function PlainOutline({ text, level: Heading = 'h3' }: { readonly text: string; readonly level?: 'h3' | 'h4' }) {
  return (
    <div className="outline">
      {partsOf(text).map(({ heading, lines }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
        <section key={index}>
          {heading === undefined ? null : <Heading dir="auto">{heading}</Heading>}
          <Lines lines={lines} />
        </section>
      ))}
    </div>
  )
}
