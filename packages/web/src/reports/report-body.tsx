import { type ReactNode, useState } from 'react'
import { PriorityGlyph } from '../ui/priority-glyph.tsx'
import { BesidePart } from './beside-part.tsx'
import { FigureButton } from './figure-button.tsx'
import { MonthsChart } from './months-chart.tsx'
import { type Figures, type Open, type Opened, type Report, type RowSource, sayShare, sayWhat } from './report-model.ts'
import { t } from './report-text.ts'
import './reports.css'
import { ReportChanges } from './report-changes.tsx'
import { RowsDrawer } from './rows-drawer.tsx'
import { type TallyLine, TallyTable } from './tally-table.tsx'
import { TicketsPart } from './tickets-part.tsx'
import { TimesPart } from './times-part.tsx'

interface PartProps {
  readonly id: string
  readonly title: string
  readonly how?: string
  readonly children: ReactNode
}
export function Part({ id, title, how, children }: PartProps) {
  return (
    <section className="rp-section" aria-labelledby={`rp-${id}`}>
      <header className="rp-head">
        <h2 id={`rp-${id}`}>{title}</h2>
      </header>
      {how === undefined ? null : <p className="mut sm">{how}</p>}
      {children}
    </section>
  )
}

interface ReportBodyProps {
  readonly report: Report
  readonly source: RowSource
  /** A link to a ticket of the application that shows the report. */
  readonly ticketLink: (number: string, children: ReactNode) => ReactNode
  readonly zone: string
}
/** A report as both sides read it. Every figure is a button that opens the rows behind it. */
export function ReportBody({ report, source, ticketLink, zone }: ReportBodyProps) {
  const [opened, setOpened] = useState<Opened>()
  const { figures, changes, before } = report
  return (
    <div className="rp">
      {changes.length === 0 ? null : <ReportChanges changes={changes} before={before} ticketLink={ticketLink} />}
      <Headline figures={figures} onOpen={setOpened} />
      <Part id="promised" title={t('promised')} how={t('promised.how')}>
        <TallyTable caption={t('promised')} first={t('col.family')} lines={linesOf(figures)} onOpen={setOpened} />
        <Privately figures={figures} onOpen={setOpened} />
      </Part>
      <Part id="times" title={t('times')}>
        <TimesPart times={figures.times} onOpen={setOpened} />
      </Part>
      {figures.months.length < 2 ? null : (
        <Part id="months" title={t('months')} how={t('months.how')}>
          <MonthsChart months={figures.months} onOpen={setOpened} />
        </Part>
      )}
      <Part id="beside" title={t('beside')} how={t('beside.how')}>
        <BesidePart beside={figures.beside} onOpen={setOpened} />
      </Part>
      <Part id="tickets" title={t('tickets')}>
        <TicketsPart tickets={figures.tickets} onOpen={setOpened} />
      </Part>
      <Part id="more" title={t('more')}>
        <More figures={figures} onOpen={setOpened} />
      </Part>
      {opened === undefined ? null : (
        <RowsDrawer
          source={source}
          opened={opened}
          ticketLink={ticketLink}
          zone={zone}
          onClose={() => setOpened(undefined)}
        />
      )}
    </div>
  )
}

/** Answers whole and by priority, then the programme, then what was promised by hand. */
function linesOf({ responses, byPriority, engagements, byEngagement, byHand }: Figures): readonly TallyLine[] {
  return [
    { key: 'responses', label: t('family.responses'), family: 'responses', tally: responses },
    ...byPriority
      .filter(({ made }) => made > 0)
      .map(
        (tally): TallyLine => ({
          ...{ key: tally.priority, label: tally.priority, family: 'responses', tally, isPart: true },
          head: <PriorityGlyph priority={tally.priority} size={13} />,
          narrowed: { priority: tally.priority },
        }),
      ),
    { key: 'engagements', label: t('family.engagements'), family: 'engagements', tally: engagements },
    ...byEngagement.map(
      (tally): TallyLine => ({
        ...{ key: tally.what, label: sayWhat(tally.what), family: 'engagements', tally, isPart: true },
        narrowed: { what: tally.what },
      }),
    ),
    ...(byHand.made === 0
      ? []
      : [
          {
            ...{ key: 'by_hand', label: t('family.byHand'), how: t('family.byHand.how') },
            ...{ family: 'by_hand', tally: byHand },
          },
        ]),
  ]
}

interface HeadlineProps {
  readonly figures: Pick<Figures, 'promises' | 'tickets'>
  readonly onOpen: Open
}
function Headline({ figures: { promises, tickets }, onOpen }: HeadlineProps) {
  const { made, kept, late, missed, excused, share } = promises
  const fell = kept + late + missed
  return (
    <dl className="rp-headline">
      <div>
        <dt>{t('head.share')}</dt>
        <dd className={share === null ? 'mut' : undefined}>
          {share === null ? '–' : sayShare(share)}
          <small>{share === null ? t('head.no_share') : t('head.answers', { count: fell })}</small>
        </dd>
      </div>
      <div>
        <dt>{t('head.late')}</dt>
        <dd>
          <FigureButton
            opened={{ figure: 'promises.late', label: t('col.late'), count: late }}
            onOpen={onOpen}
            tone="late"
          />
        </dd>
      </div>
      <div>
        <dt>{t('head.missed')}</dt>
        <dd>
          <FigureButton
            opened={{ figure: 'promises.missed', label: t('col.missed'), count: missed }}
            onOpen={onOpen}
            tone="late"
          />
          {excused === 0 ? null : <small>{t('head.excused', { count: excused })}</small>}
        </dd>
      </div>
      <div>
        <dt>{t('head.made')}</dt>
        <dd>
          <FigureButton opened={{ figure: 'promises.made', label: t('head.made'), count: made }} onOpen={onOpen} />
        </dd>
      </div>
      <div>
        <dt>{t('head.tickets')}</dt>
        <dd>
          <FigureButton
            opened={{ figure: 'tickets.opened', label: t('head.tickets'), count: tickets.opened }}
            onOpen={onOpen}
          />
        </dd>
      </div>
    </dl>
  )
}

function Privately({ figures: { privately }, onOpen }: { readonly figures: Figures; readonly onOpen: Open }) {
  if (privately === null) return null
  return (
    <p className="rp-private sm mut">
      <b>{t('private')}</b> {t('private.how')}{' '}
      <FigureButton
        opened={{ figure: 'private.made', label: t('private'), count: privately.made }}
        onOpen={onOpen}
        says={t('private.made', { count: privately.made })}
      />
      {privately.late === 0 ? null : (
        <>
          {' · '}
          <FigureButton
            opened={{ figure: 'private.late', label: t('private'), count: privately.late }}
            onOpen={onOpen}
            tone="late"
            says={t('private.late', { count: privately.late })}
          />
        </>
      )}
    </p>
  )
}

function More({ figures, onOpen }: { readonly figures: Figures; readonly onOpen: Open }) {
  const { requestsShipped, findingsClosed, coverage } = figures
  return (
    <dl className="rp-more">
      <div>
        <dt>{t('more.requests')}</dt>
        <dd>
          <FigureButton
            opened={{ figure: 'requests.shipped', label: t('more.requests'), count: requestsShipped }}
            onOpen={onOpen}
          />
        </dd>
      </div>
      <div>
        <dt>{t('more.findings')}</dt>
        <dd>
          <FigureButton
            opened={{ figure: 'findings.closed', label: t('more.findings'), count: findingsClosed }}
            onOpen={onOpen}
          />
        </dd>
      </div>
      {coverage.map(({ plan, planTitle, hours, isAlways }) => (
        <div key={plan}>
          <dt>{t('more.coverage')}</dt>
          <dd className="t">
            {t(isAlways ? 'more.coverage.always' : 'more.coverage.plan', { hours, plan: planTitle })}
          </dd>
        </div>
      ))}
    </dl>
  )
}
