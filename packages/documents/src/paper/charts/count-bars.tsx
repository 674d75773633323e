import { Text, View } from '@react-pdf/renderer'
import { ink, type } from '../parts/look.ts'

interface CountBarsParts {
  readonly rows: readonly { readonly label: string; readonly count: number }[]
  readonly colour: string
  readonly write: (count: number) => string
}

/** Counts by name, the longest bar for the largest. */
export function CountBars({ rows, colour, write }: CountBarsParts) {
  const top = Math.max(...rows.map(({ count }) => count), 1)
  return (
    <View>
      {rows.map(({ label, count }) => (
        <View key={label} wrap={false} style={{ flexDirection: 'row', alignItems: 'center', paddingVertical: 2.5 }}>
          <Text style={{ ...type.cell, width: 86, paddingRight: 8 }}>{label}</Text>
          <View style={{ flex: 1, height: 9, flexDirection: 'row' }}>
            <View style={{ width: `${(count / top) * 100}%`, backgroundColor: colour, borderRadius: 1.5 }} />
          </View>
          <Text style={{ ...type.cell, ...type.figure, width: 30, textAlign: 'right', color: ink.text }}>
            {write(count)}
          </Text>
        </View>
      ))}
    </View>
  )
}
