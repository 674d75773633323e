import { Text, View } from '@react-pdf/renderer'
import { ShareRibbon } from '../charts/share-ribbon.tsx'
import { ink, type } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'
import type { AssessmentPaper } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'

const words = text.assessment

/** The score on the cover: the figure, where it stands on the way to whole, and how it moved. */
export function CoverScore({ paper }: { readonly paper: AssessmentPaper }) {
  const { accent, soft, write } = usePaper()
  const { score } = paper
  if (!score) return <Text style={{ color: ink.quiet }}>{words.noScore}</Text>
  const earlier = paper.trend.at(-2)
  return (
    <View>
      <View style={{ flexDirection: 'row', alignItems: 'flex-end', marginBottom: 10 }}>
        <Text style={{ fontSize: 62, lineHeight: 1, fontWeight: 600, letterSpacing: -2 }}>
          {write.number(score.value)}
        </Text>
        <Text style={{ fontSize: 11, color: ink.quiet, marginLeft: 8, marginBottom: 7, flex: 1 }}>
          {words.outOf(write.number(score.startsAt))}
        </Text>
        <View style={{ alignItems: 'flex-end', marginBottom: 6 }}>
          <Text style={{ fontSize: 12, fontWeight: 600 }}>{words.level[score.level]}</Text>
          {earlier && (
            <Text style={{ ...type.figure, color: ink.quiet }}>
              {words.sinceLast(score.value - earlier.score, signed(score.value - earlier.score, write.number))}
            </Text>
          )}
        </View>
      </View>
      <ShareRibbon
        stretches={[{ amount: score.value, colour: accent }]}
        whole={score.startsAt}
        track={soft}
        needleAt={score.value}
        height={20}
      />
    </View>
  )
}

const signed = (points: number, write: (value: number) => string): string =>
  points > 0 ? `+${write(points)}` : `−${write(-points)}`
