import { Text } from '@react-pdf/renderer'
import { ink } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'

interface ChartWordsParts {
  readonly x: number
  readonly y: number
  readonly words: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly colour?: string
  readonly isStrong?: boolean
  readonly size?: number
}

/** Words within a drawing, from their base line. */
export function ChartWords({ x, y, words, anchor = 'start', colour, isStrong, size = 7 }: ChartWordsParts) {
  const { faces } = usePaper()
  return (
    <Text
      x={x}
      y={y}
      textAnchor={anchor}
      fill={colour ?? ink.faint}
      style={{ fontFamily: [...faces], fontSize: size, fontWeight: isStrong ? 600 : 400 }}
    >
      {words}
    </Text>
  )
}
