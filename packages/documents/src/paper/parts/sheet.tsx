import { Page, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { text } from '../text.ts'
import { ink, sheet, type } from './look.ts'
import { CustomerMark, VendorMark } from './marks.tsx'
import { usePaper } from './paper-context.ts'

/** Pages that follow the cover: a running head, a foot with the page's number, and what flows between them. */
export function Sheet({ children, isLast }: { readonly children: ReactNode; readonly isLast?: boolean }) {
  const { isReplaced, faces } = usePaper()
  return (
    <Page
      size="A4"
      style={{
        ...type.body,
        fontFamily: [...faces],
        paddingTop: sheet.top,
        paddingBottom: sheet.bottom,
        paddingHorizontal: sheet.side,
      }}
    >
      <RunningHead />
      <Foot />
      {children}
      {isLast && isReplaced && <Text style={type.small}>{text.replaced}</Text>}
    </Page>
  )
}

const footAt = sheet.height - 42
const edge = {
  position: 'absolute',
  left: sheet.side,
  right: sheet.side,
  flexDirection: 'row',
  alignItems: 'center',
} as const

function RunningHead() {
  const { frame } = usePaper()
  return (
    <View fixed style={{ ...edge, top: 32, paddingBottom: 9, borderBottom: `0.5pt solid ${ink.line}` }}>
      <VendorMark size={13} />
      <Text
        style={{
          ...type.label,
          ...type.strong,
          color: ink.text,
          marginLeft: 6,
          maxLines: 1,
          textOverflow: 'ellipsis',
          width: 170,
        }}
      >
        {frame.vendor.name}
      </Text>
      <Text style={{ ...type.label, flex: 1, textAlign: 'right', maxLines: 1, textOverflow: 'ellipsis' }}>
        {text.runningHead(frame.title, frame.customer)}
      </Text>
      <CustomerMark size={13} />
    </View>
  )
}

/** The page's number stands apart: what is counted anew on each page takes its neighbours along. */
function Foot() {
  const { frame } = usePaper()
  const isDraft = frame.issuedAt === undefined
  const named = text.numberAndVersion(frame.number, frame.version)
  return (
    <>
      <View fixed style={{ ...edge, top: footAt }}>
        <Text style={{ ...type.label, width: 360, maxLines: 1, ...(isDraft && { color: ink.near, fontWeight: 600 }) }}>
          {isDraft ? `${named} · ${text.draft}` : named}
        </Text>
      </View>
      <Text
        fixed
        style={{
          ...type.label,
          ...type.figure,
          ...edge,
          top: footAt,
          left: sheet.width - sheet.side - 90,
          textAlign: 'right',
        }}
        render={({ pageNumber, totalPages }) => text.pageOf(pageNumber, totalPages)}
      />
    </>
  )
}
