import { Text, View } from '@react-pdf/renderer'
import { Figures } from '../parts/facts.tsx'
import { ink, type } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'
import { Nothing, Part, Section } from '../parts/section.tsx'
import { tableAhead } from '../parts/table.tsx'
import type { AssessmentPaper } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'
import { FindingLinks } from './finding-link.tsx'

const words = text.assessment
type Known = NonNullable<AssessmentPaper['changes']>

/** What became of the findings of the assessment before. */
export function Changes({ changes }: { readonly changes: AssessmentPaper['changes'] }) {
  const { write, accent } = usePaper()
  if (!changes)
    return (
      <Section title={words.changes}>
        <Nothing words={words.first} />
      </Section>
    )
  return (
    <Section title={words.changes} lead={words.since(changes.since.number, write.day(changes.since.at))}>
      <Figures
        accent={accent}
        of={[
          { label: words.fixed, value: write.number(changes.fixed.length) },
          { label: words.appeared, value: write.number(changes.appeared.length) },
          { label: words.stillOpen, value: write.number(changes.stillOpen) },
        ]}
      />
      <Lists changes={changes} />
    </Section>
  )
}

const Lists = ({ changes }: { readonly changes: Known }) => (
  <>
    {(['fixed', 'appeared', 'worse', 'better'] as const).map((kind) => (
      <Part key={kind} title={words[kind]} ahead={tableAhead(changes[kind].length, 22)} isLast={kind === 'better'}>
        {changes[kind].length === 0 && <Nothing words={words.noChange} />}
        <View wrap={changes[kind].length > 8}>
          {changes[kind].map(({ number, title }) => (
            <View
              key={number}
              wrap={false}
              style={{ flexDirection: 'row', borderTop: `0.5pt solid ${ink.line}`, paddingVertical: 3.5 }}
            >
              <View style={{ width: 42 }}>
                <FindingLinks of={[number]} />
              </View>
              <Text style={{ ...type.cell, flex: 1 }}>{title}</Text>
            </View>
          ))}
        </View>
      </Part>
    ))}
  </>
)
