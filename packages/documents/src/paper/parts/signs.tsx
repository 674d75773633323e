import { Circle, Polygon, Rect, Svg, Text, View } from '@react-pdf/renderer'
import type { PaperSeverity } from '../shapes/assessment-paper.ts'
import type { PaperPriority } from '../shapes/service-paper.ts'
import { text } from '../text.ts'
import { priorityInk, severityInk, type } from './look.ts'

type Shape = 'square' | 'triangle' | 'diamond' | 'circle' | 'ring'
const shapeOf = {
  ...({ P0: 'square', P1: 'triangle', P2: 'diamond', P3: 'circle', P4: 'ring' } as const),
  ...({ critical: 'square', high: 'triangle', medium: 'diamond', low: 'circle', info: 'ring' } as const),
}

/** The shape alone tells which it is, on paper without colour too. */
function Sign({ shape, colour, size = 8 }: { shape: Shape; colour: string; size?: number }) {
  return (
    <Svg width={size} height={size} viewBox="0 0 10 10" style={{ width: size, height: size }}>
      {shape === 'square' && <Rect x={1} y={1} width={8} height={8} rx={1} fill={colour} />}
      {shape === 'triangle' && <Polygon points="5,0.8 9.6,9 0.4,9" fill={colour} />}
      {shape === 'diamond' && <Polygon points="5,0.3 9.7,5 5,9.7 0.3,5" fill={colour} />}
      {shape === 'circle' && <Circle cx={5} cy={5} r={4.2} fill={colour} />}
      {shape === 'ring' && <Circle cx={5} cy={5} r={3.6} stroke={colour} strokeWidth={1.4} fill="none" />}
    </Svg>
  )
}

const row = { flexDirection: 'row', alignItems: 'center' } as const

export const PrioritySign = ({ priority, label }: { readonly priority: PaperPriority; readonly label?: string }) => (
  <View style={row}>
    <Sign shape={shapeOf[priority]} colour={priorityInk[priority]} />
    <Text style={{ ...type.cell, fontWeight: 600, color: priorityInk[priority], marginLeft: 5 }}>
      {label ?? priority}
    </Text>
  </View>
)

export const SeveritySign = ({ severity, label }: { readonly severity: PaperSeverity; readonly label?: string }) => (
  <View style={row}>
    <Sign shape={shapeOf[severity]} colour={severityInk[severity]} />
    <Text style={{ ...type.cell, fontWeight: 600, color: severityInk[severity], marginLeft: 5 }}>
      {label ?? text.severity[severity]}
    </Text>
  </View>
)
