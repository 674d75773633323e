import { Text, View } from '@react-pdf/renderer'
import { ink, type } from './look.ts'

export interface Fact {
  readonly label: string
  readonly value: string
}

interface FactsParts {
  readonly of: readonly Fact[]
  readonly across: number
  /** Longer values are cut. */
  readonly linesAtMost?: number
}

/** Labels over their values, side by side; as many in a row as `across` says. */
export const Facts = ({ of, across, linesAtMost }: FactsParts) => (
  <View style={{ flexDirection: 'row', flexWrap: 'wrap' }}>
    {of.map(({ label, value }) => (
      <View key={label} style={{ width: `${100 / across}%`, paddingRight: 12, marginBottom: 8 }}>
        <Text style={type.label}>{label}</Text>
        <Text
          style={{
            ...{ ...type.cell, fontWeight: 500 },
            ...(linesAtMost !== undefined && { maxLines: linesAtMost, textOverflow: 'ellipsis' as const }),
          }}
        >
          {value}
        </Text>
      </View>
    ))}
  </View>
)

/** A word on a thin ground. */
export const Chip = ({ words, colour, ground }: { words: string; colour: string; ground?: string }) => (
  <Text
    style={{
      ...type.label,
      fontWeight: 600,
      color: colour,
      backgroundColor: ground ?? ink.sunken,
      borderRadius: 3,
      paddingHorizontal: 5,
      paddingVertical: 1.5,
      alignSelf: 'flex-start',
    }}
  >
    {words}
  </Text>
)

/** Figures that stand large, three in a row, or four where there are no more. */
export const Figures = ({
  of,
  accent,
}: {
  readonly of: readonly { label: string; value: string; note?: string | undefined }[]
  readonly accent: string
}) => (
  <View style={{ flexDirection: 'row', flexWrap: 'wrap', borderTop: `0.75pt solid ${ink.strong}` }}>
    {of.map(({ label, value, note }, at) => (
      <View
        key={label}
        wrap={false}
        style={{
          width: `${100 / (of.length === 4 ? 4 : 3)}%`,
          paddingTop: 10,
          paddingBottom: 12,
          paddingRight: 14,
          minHeight: 62,
        }}
      >
        <Text style={type.label}>{label}</Text>
        <Text
          style={{
            fontSize: 20,
            lineHeight: 1.3,
            fontWeight: 600,
            letterSpacing: -0.4,
            color: at === 0 ? accent : ink.text,
          }}
        >
          {value}
        </Text>
        {note !== undefined && <Text style={type.small}>{note}</Text>}
      </View>
    ))}
  </View>
)
