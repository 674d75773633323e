import { Text } from '@react-pdf/renderer'
import { type } from '../parts/look.ts'
import { usePaper } from '../parts/paper-context.ts'
import { Part, Section } from '../parts/section.tsx'
import { Table, tableAhead } from '../parts/table.tsx'
import type { ServicePaper } from '../shapes/service-paper.ts'
import { text } from '../text.ts'

const words = text.service

/** Left out where nothing has one. */
const numbered = { title: text.number, width: 60, cell: ({ number }: { readonly number: string }) => number }

/** What came of it: findings closed, requests shipped, the hours that were covered. */
export function Delivered({ paper }: { readonly paper: ServicePaper }) {
  const { write } = usePaper()
  const { findings, requests, coverage, clauses } = paper
  return (
    <Section title={words.delivered} isLast={clauses.length === 0}>
      {findings === undefined ? null : (
        <Part
          title={words.findings}
          ahead={tableAhead(findings.closed.length)}
          {...(findings.stillOpen === undefined ? {} : { lead: words.findingsLeft(write.number(findings.stillOpen)) })}
        >
          <Table
            empty={words.noFindings}
            rows={findings.closed}
            columns={[
              ...(findings.closed.some(({ number }) => number !== '') ? [numbered] : []),
              { title: words.title, cell: ({ title }) => title },
              { title: words.date, width: 76, isFigure: true, cell: ({ on }) => write.day(on) },
            ]}
          />
        </Part>
      )}
      <Part title={words.requests} ahead={tableAhead(requests.length)}>
        <Table
          empty={words.noRequests}
          rows={requests}
          columns={[
            ...(requests.some(({ number }) => number !== '') ? [numbered] : []),
            { title: words.title, cell: ({ title }) => title },
            { title: words.release, width: 80, cell: ({ release }) => release },
            { title: words.date, width: 76, isFigure: true, cell: ({ on }) => write.day(on) },
          ]}
        />
      </Part>
      <Part isLast title={words.coverage} lead={coverage.words}>
        <Text style={{ ...type.figure, fontSize: 17, fontWeight: 600, letterSpacing: -0.3 }}>
          {words.hours(write.number(coverage.hours))}
        </Text>
      </Part>
    </Section>
  )
}
