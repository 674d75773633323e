import { useQuery } from '@tanstack/react-query'
import type { Returned } from '../../data/index.ts'
import { read } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { t } from '../desk-text.ts'

type Attainment = Returned<'GET /attainment'>
type Line = Attainment['priorities'][number]

const percent = ({ kept, of }: { readonly kept: number; readonly of: number }) =>
  of === 0 ? undefined : Math.floor((kept / of) * 1000) / 10

/** Answered in time, month by month, and what could hide a miss. */
export function AttainmentPane({ account }: { readonly account: string | undefined }) {
  const { data, isError, refetch } = useQuery(
    read('GET /attainment', { query: account === undefined ? {} : { accountId: account } }),
  )
  if (isError)
    return (
      <section>
        <ErrorNote title={t('attainment.failed')} onRetry={() => void refetch()} />
      </section>
    )
  if (data === undefined) return <SkeletonRows rows={10} />
  return (
    <>
      <section>
        <header className="ledger-pane-head">
          <h2>{t('attainment.heading')}</h2>
          <span className="mut">{t(account === undefined ? 'attainment.span' : 'attainment.span_account')}</span>
        </header>
        {data.priorities.map((line) => (
          <Stems key={line.priority} line={line} />
        ))}
        <p className="mut">{t('attainment.stems')}</p>
        <p className="ledger-count">
          <span>{t('attainment.by_hand')}</span>
          <b className="t">{t('attainment.of', { kept: data.byHand.kept, of: data.byHand.of })}</b>
        </p>
      </section>
      <section>
        <header className="ledger-pane-head">
          <h2>{t('attainment.beside')}</h2>
          <span className="mut">{t('attainment.beside_span')}</span>
        </header>
        <Count label={t('attainment.lowered')} count={data.beside.loweredLate} />
        <Count label={t('attainment.withdrawn')} count={data.beside.withdrawn} />
        <Count label={t('attainment.spam')} count={data.beside.spamOrDuplicate} />
        <Excused excused={data.beside.excused} isOfOne={account !== undefined} />
      </section>
    </>
  )
}

/** Excused ones by who excused them and whose they were: by name, in no order of merit. */
function Excused({
  excused,
  isOfOne,
}: {
  readonly excused: Attainment['beside']['excused']
  readonly isOfOne: boolean
}) {
  const { count, by, accounts } = excused
  const say = (named: string, of: number) => t('attainment.excused_of', { name: named, count: of })
  return (
    <>
      <Count label={t('attainment.excused')} count={count} />
      {count === 0 ? null : (
        <p className="mut sm">
          {t('attainment.excused_by', { names: by.map((one) => say(one.person.name, one.count)).join(', ') })}
          {isOfOne ? null : (
            <>
              <br />
              {t('attainment.excused_for', {
                names: accounts.map((one) => say(one.account.name, one.count)).join(', '),
              })}
            </>
          )}
        </p>
      )}
    </>
  )
}

const Count = ({ label, count }: { readonly label: string; readonly count: number }) => (
  <p className="ledger-count">
    <span>{label}</span>
    <b className="t">{count}</b>
  </p>
)

const height = 34
/** A stem as long as the whole height is 20 % missed. */
const worst = 20

function Stems({ line }: { readonly line: Line }) {
  const whole = percent(line)
  const late = line.of - line.kept
  return (
    <div className="stems">
      <p>
        <PriorityGlyph priority={line.priority} size={13} />
        <b className="t">{whole === undefined ? t('attainment.no_figures') : `${whole} %`}</b>
        <span className="mut t">{t('attainment.of', { kept: line.kept, of: line.of })}</span>
        <span className="mut stems-late">
          {late === 0 ? t('attainment.none_late') : t('attainment.late', { count: late })}
        </span>
      </p>
      <svg
        viewBox={`0 0 240 ${height + 8}`}
        role="img"
        aria-label={line.months.map(sayMonth).join(', ')}
        preserveAspectRatio="none"
      >
        <line x1="0" x2="240" y1="4" y2="4" className="stems-top" />
        {line.months.map((month, index) => (
          <Stem key={month.month} month={month} x={((index + 0.5) * 240) / Math.max(line.months.length, 1)} />
        ))}
      </svg>
    </div>
  )
}

const sayMonth = ({ month, kept, of }: Line['months'][number]) => t('attainment.month', { month, kept, of })

function Stem({ month, x }: { readonly month: Line['months'][number]; readonly x: number }) {
  const kept = percent(month)
  if (kept === undefined) return null
  const y = 4 + Math.min(1, (100 - kept) / worst) * height
  return (
    <g className={kept < 95 ? 'stem stem-low' : 'stem'}>
      <title>{sayMonth(month)}</title>
      <line x1={x} x2={x} y1="4" y2={y} />
      <line className="stem-dot" x1={x} x2={x} y1={y} y2={y} />
    </g>
  )
}
