import { Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { PageNote } from './contents.tsx'
import { ink, type } from './look.ts'

interface Heading {
  readonly title: string
  /** One line under it that says how to read what follows. */
  readonly lead?: string | undefined
}

/** Puts a part into the outline of the document: drawn for every node, though the types know it of pages alone. */
export const outlined = (title: string) => ({ bookmark: { title, fit: false, expanded: false } })

interface SectionParts extends Heading {
  /** Points of what follows that must fit under the heading. */
  readonly ahead?: number
  /** Nothing follows: what parts it from the next would open a page of its own. */
  readonly isLast?: boolean
  readonly children: ReactNode
}

/*
 * Headings and what they head are siblings on the page, never boxed together: only so does a heading move to the next page
 * with the first of its rows.
 */

/** A chapter, in the outline of the document. Its heading never stands alone at a page's end. */
export const Section = ({ title, lead, ahead = 96, isLast, children }: SectionParts) => (
  <>
    <View {...outlined(title)} {...{ wrap: false, minPresenceAhead: ahead }} style={{ marginBottom: 11 }}>
      <PageNote title={title} />
      <Text style={type.section}>{title}</Text>
      {lead !== undefined && <Text style={{ color: ink.quiet, marginTop: 2 }}>{lead}</Text>}
    </View>
    {children}
    {!isLast && <Space points={28} />}
  </>
)

/** Room under what came before: it never opens a page, as a margin above what follows would. */
export const Space = ({ points }: { readonly points: number }) => <View style={{ height: 0, marginBottom: points }} />

/** A part of a chapter. */
export const Part = ({ title, lead, ahead = 80, isLast, children }: SectionParts) => (
  <>
    <View wrap={false} minPresenceAhead={ahead} style={{ marginBottom: 6 }}>
      <Text style={type.part}>{title}</Text>
      {lead !== undefined && <Text style={{ ...type.small, marginTop: 1 }}>{lead}</Text>}
    </View>
    {children}
    {!isLast && <Space points={16} />}
  </>
)

/** What a part says that has nothing to show. */
export const Nothing = ({ words }: { readonly words: string }) => (
  <Text style={{ color: ink.faint, paddingVertical: 6, borderTop: `0.5pt solid ${ink.line}` }}>{words}</Text>
)

/** Words of somebody, line by line; a page may end between two of them, never after the first. */
export const Paragraphs = ({ of }: { readonly of: readonly string[] }) => (
  <View>
    {of.map((words, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in this order
      <Text key={at} orphans={2} widows={2} style={{ marginBottom: 6 }}>
        {words}
      </Text>
    ))}
  </View>
)
