import { Page, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { text } from '../text.ts'
import { Contents } from './contents.tsx'
import { Chip, type Fact, Facts } from './facts.tsx'
import { ink, sheet, type } from './look.ts'
import { CustomerMark, VendorMark } from './marks.tsx'
import { usePaper } from './paper-context.ts'

interface CoverParts {
  /** What the paper is about, under the customer's name. */
  readonly about: string
  readonly facts: readonly Fact[]
  /** Titles of what follows, in its order. */
  readonly chapters: readonly string[]
  /** The one figure that matters, drawn. */
  readonly children?: ReactNode
}

/** The first page: whose paper, for whom, about what, and the one figure that matters. */
export function Cover({ about, facts, chapters, children }: CoverParts) {
  const { frame, accent, write, faces } = usePaper()
  const issued = frame.issuedAt === undefined ? [] : [{ label: text.issued, value: write.day(frame.issuedAt) }]
  const by = frame.preparedBy === undefined ? [] : [{ label: text.preparedBy, value: frame.preparedBy }]
  return (
    <Page size="A4" style={{ ...type.body, fontFamily: [...faces] }} bookmark={text.cover}>
      {/* of one piece: pages are made again once their numbers are known */}
      <View wrap={false} style={{ height: sheet.height - 1, paddingHorizontal: sheet.side }}>
        <View style={{ position: 'absolute', top: 0, left: 0, right: 0, height: 7, backgroundColor: accent }} />
        <View style={{ flexDirection: 'row', alignItems: 'center', marginTop: 58 }}>
          <VendorMark size={28} />
          <Text
            style={{ fontSize: 13, fontWeight: 600, marginLeft: 10, flex: 1, maxLines: 1, textOverflow: 'ellipsis' }}
          >
            {frame.vendor.name}
          </Text>
          {frame.issuedAt === undefined && (
            <View>
              <Chip words={text.draft} colour={ink.near} ground={ink.nearSoft} />
            </View>
          )}
          <CustomerMark size={28} />
        </View>
        <View style={{ marginTop: 112 }}>
          <Text
            style={{
              ...type.title,
              maxLines: 3,
              textOverflow: 'ellipsis',
            }}
          >
            {frame.title}
          </Text>
          <Text
            style={{
              fontSize: 20,
              lineHeight: 1.3,
              color: accent,
              fontWeight: 500,
              letterSpacing: -0.3,
              marginTop: 8,
              maxLines: 2,
              textOverflow: 'ellipsis',
            }}
          >
            {frame.customer}
          </Text>
          <Text style={{ fontSize: 11, color: ink.quiet, marginTop: 6, maxLines: 2, textOverflow: 'ellipsis' }}>
            {about}
          </Text>
        </View>
        <View style={{ position: 'absolute', left: sheet.side, right: sheet.side, top: 430 }}>{children}</View>
        <View style={{ position: 'absolute', left: sheet.side, right: sheet.side, top: 562 }}>
          <Contents of={chapters} />
        </View>
        <View
          style={{
            ...{ position: 'absolute', left: sheet.side, right: sheet.side, bottom: 44 },
            ...{ borderTop: `0.75pt solid ${ink.strong}`, paddingTop: 12 },
          }}
        >
          <Facts
            of={[
              ...facts,
              ...issued,
              ...by,
              { label: text.number, value: text.numberAndVersion(frame.number, frame.version) },
            ]}
            across={4}
            linesAtMost={2}
          />
        </View>
      </View>
    </Page>
  )
}
