import { Text, View } from '@react-pdf/renderer'
import { Legend } from '../charts/legend.tsx'
import { ink, type } from '../parts/look.ts'
import type { PaperTally } from '../shapes/service-paper.ts'
import { text } from '../text.ts'
import { fates } from './fates.ts'

const words = text.service
const kinds = [
  ...fates,
  { key: 'waived', label: words.waived, colour: '#ffffff' },
  { key: 'lapsed', label: words.lapsed, colour: ink.faint },
  { key: 'open', label: words.open, colour: ink.track },
] as const
/** Skipped at the customer's wish: nothing was owed any more. */
const isHollow = (colour: string): boolean => colour === '#ffffff'
/** More than that says nothing any more. */
const squaresAtMost = 60

/** One square for each window, in the colour of what became of it. */
export function Squares({ rows }: { readonly rows: readonly PaperTally[] }) {
  const drawn = rows.filter(({ made }) => made > 0 && made <= squaresAtMost)
  if (drawn.length === 0) return null
  const used = kinds.filter(({ key }) => drawn.some((row) => row[key] > 0))
  return (
    <View wrap={false} style={{ marginTop: 12 }}>
      {drawn.map((row) => (
        <View key={row.label} style={{ flexDirection: 'row', alignItems: 'center', marginBottom: 3 }}>
          <Text style={{ ...type.label, width: 130 }}>{row.label}</Text>
          <View style={{ flex: 1, flexDirection: 'row', flexWrap: 'wrap' }}>
            {kinds.flatMap(({ key, colour }) =>
              Array.from({ length: row[key] }, (_, at) => (
                <View
                  // biome-ignore lint/suspicious/noArrayIndexKey: alike, and drawn once
                  key={`${key} ${at}`}
                  style={{
                    width: 8,
                    height: 8,
                    marginRight: 2.5,
                    marginBottom: 2.5,
                    borderRadius: 1.5,
                    backgroundColor: colour,
                    ...(isHollow(colour) && { border: `0.75pt solid ${ink.faint}` }),
                  }}
                />
              )),
            )}
          </View>
        </View>
      ))}
      <Legend of={used} />
    </View>
  )
}
