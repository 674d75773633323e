import { Link, Text, View } from '@react-pdf/renderer'
import { Fragment } from 'react'
import { text } from '../text.ts'
import { column, ink, type } from './look.ts'
import { usePaper } from './paper-context.ts'

/** What a chapter is called within the document. */
const chapterId = (title: string): string => `chapter ${title}`

const row = { high: 17, gap: 36, under: 20 } as const
const wide = (column - row.gap) / 2

/** The chapters in their order with their pages; each leads to its own. Two columns, read downwards. */
export function Contents({ of }: { readonly of: readonly string[] }) {
  const half = Math.ceil(of.length / 2)
  const placed = of.map((title, at) => ({
    title,
    left: at < half ? 0 : wide + row.gap,
    top: row.under + (at % half) * row.high,
  }))
  return (
    <View style={{ height: row.under + half * row.high }}>
      <Text style={{ ...type.label, ...type.strong, color: ink.quiet }}>{text.contents}</Text>
      {placed.map((entry) => (
        <Fragment key={entry.title}>
          <Title {...entry} />
          <PageOf {...entry} />
        </Fragment>
      ))}
    </View>
  )
}

interface Entry {
  readonly title: string
  readonly left: number
  readonly top: number
}
const Title = ({ title, left, top }: Entry) => (
  <View
    style={{
      ...{ position: 'absolute', left, top, width: wide, height: row.high },
      ...{ borderTop: `0.5pt solid ${ink.line}`, paddingTop: 3 },
    }}
  >
    <Link src={`#${chapterId(title)}`} style={{ ...type.cell, color: ink.text, textDecoration: 'none' }}>
      {title}
    </Link>
  </View>
)

/** The page stands apart from the words: it is known only when all pages are made, and what is made anew moves. */
function PageOf({ title, left, top }: Entry) {
  const { pages } = usePaper()
  return (
    <Text
      style={{
        ...{ ...type.cell, ...type.figure, color: ink.quiet, textAlign: 'right' },
        ...{ position: 'absolute', left: left + wide - 24, top: top + 3.5, width: 24 },
      }}
      render={() => String(pages.get(title) ?? '')}
    />
  )
}

/** Stands where a chapter begins: the contents lead here, and it takes note of its page. */
export function PageNote({ title }: { readonly title: string }) {
  const { pages } = usePaper()
  return (
    <Text
      id={chapterId(title)}
      style={{ position: 'absolute', top: 0, left: 0, width: 1 }}
      render={({ pageNumber }) => {
        pages.set(title, pageNumber)
        return ''
      }}
    />
  )
}
