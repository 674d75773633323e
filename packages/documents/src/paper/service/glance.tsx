import type { Writer } from '../fit/writer.ts'
import { Figures } from '../parts/facts.tsx'
import { usePaper } from '../parts/paper-context.ts'
import { Nothing, Paragraphs, Section, Space } from '../parts/section.tsx'
import type { PaperFigure, ServicePaper } from '../shapes/service-paper.ts'
import { text } from '../text.ts'

const words = text.service

/** The figures that stand large. */
export function Glance({ headline, summary = [] }: Pick<ServicePaper, 'headline' | 'summary'>) {
  const { write, accent } = usePaper()
  return (
    <Section title={words.glance}>
      {summary.length > 0 && <Paragraphs of={summary} />}
      {summary.length > 0 && <Space points={6} />}
      {headline.length === 0 && <Nothing words={words.noHeadline} />}
      {headline.length > 0 && (
        <Figures
          accent={accent}
          of={headline.map(({ label, figure, note }) => ({
            ...{ label, note },
            value: figure ? figureIn(figure, write) : text.none,
          }))}
        />
      )}
    </Section>
  )
}

function figureIn({ value, unit }: PaperFigure, write: Writer): string {
  if (unit === 'share') return write.share(value)
  if (unit === 'ms') return write.span(value)
  if (unit === 'hours') return `${write.number(value)} h`
  if (unit === 'days') return words.days(value, write.number(value))
  return write.number(value)
}
