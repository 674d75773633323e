import { type ReactNode, useId, useState } from 'react'
import { t as excuse } from '../excuses/excuse-text.ts'
import { ExcusedNote } from '../excuses/excused-note.tsx'
import { Ribbon } from '../ui/ribbon/ribbon.tsx'
import { useNow } from '../ui/time/clock.ts'
import './owed.css'
import {
  isStillOwed,
  type OwedReader,
  type OwedSide,
  type OwedTone,
  owedRibbon,
  sayDates,
  sayDue,
  sayKind,
  sayStanding,
} from './owed-model.ts'
import { t } from './owed-text.ts'
import { OwedWhy } from './owed-why.tsx'
import type { Owed } from './use-owed.ts'

interface OwedRowProps {
  readonly owed: Owed
  readonly side: OwedSide
  /** The reader's own zone. */
  readonly zone: string
  /** Before the dates, where a list shows several accounts. */
  readonly account?: ReactNode
  /** What can be done with it; stands with the reasons. */
  readonly actions?: ReactNode
  readonly clauseHref?: ((clause: string) => string) | undefined
  /** The address of the session's own page. */
  readonly sessionHref?: ((engagementId: string) => string) | undefined
  /** The address of the report that an assessment was met with. */
  readonly reportHref?: ((reportId: string) => string) | undefined
}

const toneClass: Readonly<Record<OwedTone, string | undefined>> = {
  plain: undefined,
  near: 'near-t',
  late: 'late-t',
  kept: 'kept-t',
  quiet: 'mut',
}

/** One window: what is owed in it, drawn, and how it stands; why then, at a click. */
export function OwedRow(props: OwedRowProps) {
  const { owed, side, zone, account, actions, clauseHref } = props
  const now = useNow('minute')
  const [isOpen, setOpen] = useState(false)
  const region = useId()
  const reader = { side, zone, now }
  return (
    <li className={isOpen ? 'owed-row owed-row-open' : 'owed-row'}>
      <div className="owed-line">
        <div className="owed-what">
          <p className="owed-kind">
            <b>{sayKind(owed.kind)}</b> <span className="qt t">{t('row.number', { number: owed.number })}</span>
            {owed.tailored ? (
              <span className="cl">{t(side === 'staff' ? 'row.tailored_staff' : 'row.tailored')}</span>
            ) : null}
          </p>
          <p className="sm mut t">
            {account === undefined ? null : <>{account} · </>}
            {sayDates(owed, now)}
          </p>
        </div>
        <span className="owed-ribbon">
          <Ribbon size="row" model={owedRibbon(owed, reader)} />
        </span>
        <Standing {...props} reader={reader} />
        <button
          type="button"
          className="btn quiet sm owed-why"
          aria-expanded={isOpen}
          aria-controls={region}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'why.close' : 'why.ask')}
        </button>
      </div>
      <div id={region} className="owed-more" hidden={!isOpen}>
        {isOpen ? <OwedWhy owed={owed} reader={reader} clauseHref={clauseHref} /> : null}
        {isOpen && owed.excused !== null ? <ExcusedNote excused={owed.excused} zone={zone} /> : null}
        {isOpen && actions !== undefined ? <div className="owed-actions">{actions}</div> : null}
      </div>
    </li>
  )
}

/** The page of what met it, or of what is booked for it. */
function evidenceHref({ owed, sessionHref, reportHref }: OwedRowProps): string | undefined {
  if (owed.reportId !== null) return reportHref?.(owed.reportId)
  const session = owed.deliveredBy ?? owed.booking?.engagementId
  return session === undefined ? undefined : sessionHref?.(session)
}

function Standing({ reader, ...props }: OwedRowProps & { readonly reader: OwedReader }) {
  const { owed } = props
  const said = sayStanding(owed, reader)
  const href = evidenceHref(props)
  const notes = [notesOf(owed, reader), owed.excused === null ? undefined : excuse('mark')].filter(Boolean).join(', ')
  return (
    <div className="owed-standing">
      <p className={toneClass[said.tone]}>
        {href === undefined ? (
          said.text
        ) : (
          <a className="lk" href={href}>
            {said.text}
          </a>
        )}
      </p>
      {notes === '' ? null : <p className="sm mut">{notes}</p>}
    </div>
  )
}

/** What else there is to know at a glance. */
function notesOf(owed: Owed, { side, now }: OwedReader): string | undefined {
  if (owed.contest !== null && owed.contest.settledAt === null) return t('state.contested')
  if (owed.dueAt !== owed.until) return t('row.moved', { due: sayDue(owed, now), who: side })
  return isStillOwed(owed) && owed.offers > 0 && owed.booking === null
    ? t('state.offers', { count: owed.offers })
    : undefined
}
