import { Text } from '@react-pdf/renderer'
import { SpreadRibbon } from '../charts/spread-ribbon.tsx'
import { ink, priorityInk, type } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'
import { Section } from '../parts/section.tsx'
import { PrioritySign } from '../parts/signs.tsx'
import { Table, tableAhead } from '../parts/table.tsx'
import type { ServicePaper } from '../shapes/service-paper.ts'
import { text } from '../text.ts'

const words = text.service
type Row = ServicePaper['percentiles'][number]

/** How long answers took by priority, each against what is promised. */
export function Times({ percentiles }: Pick<ServicePaper, 'percentiles'>) {
  const { write } = usePaper()
  const span = (ms: number | undefined) => (ms === undefined ? text.none : write.span(ms))
  return (
    <Section
      title={words.times}
      lead={percentiles.length > 0 ? words.timesLead : undefined}
      ahead={tableAhead(percentiles.length, 27)}
    >
      <Table
        empty={words.noTimes}
        rows={percentiles}
        columns={[
          { title: words.priority, width: 46, cell: ({ priority }) => <PrioritySign priority={priority} /> },
          { title: words.answers, width: 46, isFigure: true, cell: ({ answers }) => write.number(answers) },
          { title: words.middle, width: 62, isFigure: true, cell: ({ p50Ms }) => span(p50Ms) },
          { title: words.ninety, width: 68, isFigure: true, cell: ({ p90Ms }) => span(p90Ms) },
          { title: words.longest, width: 66, isFigure: true, cell: ({ longestMs }) => span(longestMs) },
          {
            title: words.target,
            width: 82,
            isFigure: true,
            cell: ({ targetWords, targetMs }) => (targetWords === undefined ? span(targetMs) : inFull(targetWords)),
          },
          { title: '', cell: (row) => <Spread row={row} /> },
        ]}
      />
      {percentiles.length > 0 && <Text style={{ ...type.small, marginTop: 6 }}>{words.timesHowTo}</Text>}
    </Section>
  )
}

/** A target as a policy writes it (`30m`, `1bd`) in words; other words as they are. */
function inFull(target: string): string {
  const [, amount, unit] = /^(\d+)(m|h|bd)$/.exec(target) ?? []
  if (amount === undefined) return target
  if (unit === 'bd') return words.businessDays(Number(amount))
  return `${amount} ${unit === 'm' ? 'min' : 'h'}`
}

function Spread({ row }: { readonly row: Row }) {
  const { priority, p50Ms, p90Ms, longestMs, targetMs } = row
  const top = Math.max(p50Ms ?? 0, p90Ms ?? 0, longestMs ?? 0, targetMs ?? 0)
  if (top <= 0) return <Text style={type.cell}>{text.none}</Text>
  return (
    <SpreadRibbon
      {...{ width: 104, top, p50: p50Ms, p95: p90Ms, highest: longestMs, limit: targetMs }}
      {...{ colour: priorityInk[priority], track: ink.track }}
    />
  )
}
