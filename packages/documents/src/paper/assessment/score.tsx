import { Text, View } from '@react-pdf/renderer'
import { TrendChart } from '../charts/trend-chart.tsx'
import { type } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'
import { Nothing, Part, Section } from '../parts/section.tsx'
import { SeveritySign } from '../parts/signs.tsx'
import { Table, tableAhead } from '../parts/table.tsx'
import type { AssessmentPaper, PaperGroup } from '../shapes/assessment-paper.ts'
import { text } from '../text.ts'

const words = text.assessment

/** The score, what it is made of, how it moved, and what each group adds to it. */
export const Score = ({ paper }: { readonly paper: AssessmentPaper }) => (
  <Section title={words.score} lead={paper.score ? undefined : words.noScore}>
    {paper.score && <Sum score={paper.score} />}
    <Part
      title={words.trend}
      lead={paper.trend.length > 1 ? words.trendLead : undefined}
      ahead={paper.trend.length > 1 ? 124 : 40}
    >
      {paper.trend.length > 1 ? <Trend paper={paper} /> : <Nothing words={words.firstOne} />}
    </Part>
    <Part isLast title={words.groups} ahead={tableAhead(paper.groups.length)}>
      <Groups groups={paper.groups} />
    </Part>
  </Section>
)

function Sum({ score }: { readonly score: NonNullable<AssessmentPaper['score']> }) {
  const { write } = usePaper()
  return (
    <Part
      title={words.howScore}
      lead={words.starts(write.number(score.startsAt))}
      ahead={tableAhead(score.parts.length)}
    >
      <Table
        empty={words.noneOpen}
        rows={score.parts}
        columns={[
          { title: words.part, cell: ({ severity }) => <SeveritySign severity={severity} /> },
          { title: words.count, width: 70, isFigure: true, cell: ({ count }) => write.number(count) },
          { title: words.each, width: 90, isFigure: true, cell: ({ each }) => write.number(each) },
          { title: words.atMost, width: 80, isFigure: true, cell: ({ atMost }) => write.number(atMost) },
          {
            title: words.takes,
            width: 70,
            isFigure: true,
            cell: ({ takes }) => (takes > 0 ? `−${write.number(takes)}` : write.number(0)),
          },
        ]}
      />
      <View wrap={false} style={{ flexDirection: 'row', paddingTop: 5 }}>
        <Text style={{ ...type.small, flex: 1 }}>{score.accepted > 0 ? words.accepted(score.accepted) : ''}</Text>
        <Text style={{ ...type.cell, ...type.strong }}>{words.scoreLeft}</Text>
        <Text style={{ ...type.cell, ...type.strong, ...type.figure, width: 70, textAlign: 'right' }}>
          {write.number(score.value)}
        </Text>
      </View>
    </Part>
  )
}

function Trend({ paper }: { readonly paper: AssessmentPaper }) {
  const { accent, write } = usePaper()
  const points = paper.trend.map(({ at, score }) => ({
    ...{ at, value: score },
    ...{ label: write.number(score), under: write.day(at) },
  }))
  return (
    <View wrap={false}>
      <TrendChart points={points} top={paper.score?.startsAt ?? 100} colour={accent} />
    </View>
  )
}

function Groups({ groups }: { readonly groups: readonly PaperGroup[] }) {
  const { accent, soft, write } = usePaper()
  return (
    <Table
      empty={words.noGroups}
      rows={groups}
      columns={[
        { title: words.group, width: 130, cell: ({ title }) => title },
        { title: words.score, cell: ({ score }) => <GroupBar score={score} accent={accent} soft={soft} /> },
        {
          title: '',
          width: 34,
          isFigure: true,
          cell: ({ score }) => (score === undefined ? text.none : write.number(score)),
        },
        { title: words.passed, width: 52, isFigure: true, cell: ({ passed }) => write.number(passed) },
        { title: words.failed, width: 52, isFigure: true, cell: ({ failed }) => write.number(failed) },
        { title: words.unknown, width: 56, isFigure: true, cell: ({ unknown }) => write.number(unknown) },
      ]}
    />
  )
}

const GroupBar = ({ score, accent, soft }: { score: number | undefined; accent: string; soft: string }) => (
  <View style={{ height: 8, marginTop: 2, borderRadius: 1.5, backgroundColor: soft }}>
    {score !== undefined && (
      <View
        style={{
          height: 8,
          borderRadius: 1.5,
          width: `${Math.min(Math.max(score, 0), 100)}%`,
          backgroundColor: accent,
        }}
      />
    )}
  </View>
)
