import { Text, View } from '@react-pdf/renderer'
import { ink, type } from '../parts/look.ts'

/** What the colours of a drawing stand for. */
export const Legend = ({ of }: { readonly of: readonly { readonly label: string; readonly colour: string }[] }) => (
  <View style={{ flexDirection: 'row', flexWrap: 'wrap', marginTop: 4 }}>
    {of.map(({ label, colour }) => (
      <View key={label} style={{ flexDirection: 'row', alignItems: 'center', marginRight: 14 }}>
        <View
          style={{
            width: 7,
            height: 7,
            borderRadius: 1.5,
            backgroundColor: colour,
            marginRight: 5,
            ...(colour === '#ffffff' && { border: `0.75pt solid ${ink.faint}` }),
          }}
        />
        <Text style={type.label}>{label}</Text>
      </View>
    ))}
  </View>
)
