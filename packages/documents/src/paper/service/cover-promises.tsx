import { Text, View } from '@react-pdf/renderer'
import { Legend } from '../charts/legend.tsx'
import { ShareRibbon } from '../charts/share-ribbon.tsx'
import { ink } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'
import type { ServicePaper } from '../shapes/service-paper.ts'
import { text } from '../text.ts'
import { fates, sumOf } from './fates.ts'

const words = text.service

/** The share of promises that came in time, and all of them as one ribbon. */
export function CoverPromises({ paper }: { readonly paper: ServicePaper }) {
  const { write } = usePaper()
  const sum = sumOf(paper)
  const due = sum.kept + sum.late + sum.missed
  if (due === 0) return <Text style={{ color: ink.quiet }}>{words.nothingDue}</Text>
  return (
    <View>
      <View style={{ flexDirection: 'row', alignItems: 'flex-end', marginBottom: 10 }}>
        <Text style={{ fontSize: 62, lineHeight: 1, fontWeight: 600, letterSpacing: -2 }}>
          {write.share(sum.kept / due)}
        </Text>
        <Text style={{ fontSize: 11, color: ink.quiet, marginLeft: 10, marginBottom: 7, flex: 1 }}>
          {words.attained}
        </Text>
      </View>
      <ShareRibbon
        stretches={fates.map(({ key, colour }) => ({ amount: sum[key], colour }))}
        {...{ whole: due, track: ink.track, height: 20 }}
      />
      <Legend of={fates.map(({ key, label, colour }) => ({ label: `${label} ${write.number(sum[key])}`, colour }))} />
    </View>
  )
}
