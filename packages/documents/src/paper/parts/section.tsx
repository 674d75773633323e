import { Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { ink, type } from './look.ts'

interface Heading {
  readonly title: string
  /** One line under it that says how to read what follows. */
  readonly lead?: string | undefined
}

/** Puts a part into the outline of the document: drawn for every node, though the types know it of pages alone. */
export const outlined = (title: string) => ({ bookmark: { title, fit: false, expanded: false } })

interface SectionParts extends Heading {
  readonly isOnNewPage?: boolean
  /** Points of what follows that must fit under the heading. */
  readonly ahead?: number
  readonly children: ReactNode
}

/*
 * Headings and what they head are siblings on the page, never boxed together: only so does a heading move to the next page
 * with the first of its rows.
 */

/** A chapter, in the outline of the document. Its heading never stands alone at a page's end. */
export const Section = ({ title, lead, isOnNewPage, ahead = 96, children }: SectionParts) => (
  <>
    <View
      {...outlined(title)}
      {...{ wrap: false, break: isOnNewPage === true, minPresenceAhead: ahead }}
      style={{ marginTop: isOnNewPage ? 0 : 26, marginBottom: 11 }}
    >
      <Text style={type.section}>{title}</Text>
      {lead !== undefined && <Text style={{ color: ink.quiet, marginTop: 2 }}>{lead}</Text>}
    </View>
    {children}
  </>
)

/** A part of a chapter. */
export const Part = ({ title, lead, isFirst, children }: Heading & { isFirst?: boolean; children: ReactNode }) => (
  <>
    <View wrap={false} minPresenceAhead={80} style={{ marginTop: isFirst ? 0 : 16, marginBottom: 6 }}>
      <Text style={type.part}>{title}</Text>
      {lead !== undefined && <Text style={{ ...type.small, marginTop: 1 }}>{lead}</Text>}
    </View>
    {children}
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
