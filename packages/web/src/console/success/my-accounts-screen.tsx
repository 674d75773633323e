import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Returned, read } from '../../data/index.ts'
import { sayCivil } from '../../success/say-civil.ts'
import { StateMark } from '../../success/state-mark.tsx'
import { t as say } from '../../success/success-text.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useTitle } from '../../ui/use-title.ts'
import '../../success/success.css'
import '../accounts/accounts.css'
import '../screen.css'
import { ReportsDue } from '../reports/reports-due.tsx'
import { SearchButton } from '../search-button.tsx'
import { useMe } from '../session-gate.ts'
import './console-success.css'
import { t } from './console-success-text.ts'
import { HealthMark, HealthSum } from './health-part.tsx'
import { PromisedNext } from './promised-next.tsx'
import { SessionsNext } from './sessions-next.tsx'

type Mine = Returned<'GET /my-accounts'>
type MyAccount = Mine['items'][number]

const firstName = (name: string) => name.split(' ')[0] ?? name
const joined = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(' · ')

function Tickets({ account }: { readonly account: MyAccount }) {
  const { openTickets, urgent, late, waitingOnUs } = account
  return (
    <>
      <span>{t('mine.open', { count: openTickets })}</span>
      {late === 0 ? null : <b className="late-t">{t('mine.late', { count: late })}</b>}
      {urgent === 0 ? null : <b>{t('mine.urgent', { count: urgent })}</b>}
      {waitingOnUs === 0 ? null : <span className="near-t">{t('mine.waiting', { count: waitingOnUs })}</span>}
    </>
  )
}

/** One account in a line of facts; its health opens into the sum. */
function Card({ account }: { readonly account: MyAccount }) {
  const now = useNow('minute')
  const { zone } = useMe().person
  const { code, name } = account.account
  const part = t(`mine.part.${account.part}`, { name: firstName(account.tam?.name ?? '') })
  const facts = [
    {
      label: t('mine.next'),
      value: account.nextDueAt === null ? t('mine.nothing_due') : formatNear(Date.parse(account.nextDueAt), zone, now),
      isLate: account.nextDueAt !== null && Date.parse(account.nextDueAt) < now,
    },
    { label: t('mine.requests'), value: t('mine.words_due', { count: account.requestsWaiting }), isLate: false },
    {
      label: t('mine.renewal'),
      value: account.renewal === null ? t('mine.no_renewal') : t('mine.ends', { days: account.renewal.daysLeft }),
      isLate: false,
    },
    ...(account.findingsOverdue === 0
      ? []
      : [
          {
            label: t('mine.findings'),
            value: t('mine.findings_overdue', { count: account.findingsOverdue }),
            isLate: true,
          },
        ]),
  ]
  return (
    <li className="sp-mine">
      <div className="sp-mine-who">
        <Link className="sp-mine-name" to="/accounts/$code/plan" params={{ code }}>
          {name}
        </Link>
        <span className="mut">{joined([code, account.planTitle, part])}</span>
      </div>
      <dl className="sp-mine-facts">
        <div>
          <dt>{t('mine.tickets')}</dt>
          <dd className="sp-mine-tickets t">
            <Tickets account={account} />
          </dd>
        </div>
        {facts.map(({ label, value, isLate }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={isLate ? 'late-t t' : 't'}>{value}</dd>
          </div>
        ))}
      </dl>
      {account.health === null ? null : (
        <details className="sp-mine-health">
          <summary
            aria-label={t('health.open', {
              ...{ name, score: account.health.score, level: t(`health.${account.health.level}`) },
            })}
          >
            <HealthMark health={account.health} />
          </summary>
          <HealthSum health={account.health} />
        </details>
      )}
    </li>
  )
}

function Pressing({ pressing }: Pick<Mine, 'pressing'>) {
  const now = useNow('minute')
  return (
    <section aria-labelledby="mine-pressing">
      <header className="account-section-head">
        <h2 id="mine-pressing">{t('mine.pressing')}</h2>
      </header>
      {pressing.length === 0 ? <p className="mut">{t('mine.nothing_pressing')}</p> : null}
      <ul className="sp-pressing">
        {pressing.map(({ account, item }) => (
          <li key={item.id}>
            <Link className="sp-mine-name" to="/accounts/$code/plan" params={{ code: account.code }} dir="auto">
              {item.title}
            </Link>
            <p className="mut sp-facts">
              <span>{joined([account.name, say(`kind.${item.kind}`)])}</span>
              {item.owner === null ? null : <span>{say('item.owner', { name: item.owner.name })}</span>}
              {item.dueOn === null ? (
                <span className="t">{say('item.since', { date: sayCivil(item.since, now) })}</span>
              ) : (
                <span className={item.isOverdue ? 'late-t t' : 't'}>
                  {say(item.isOverdue ? 'item.overdue' : 'item.due', { date: sayCivil(item.dueOn, now) })}
                </span>
              )}
              {item.isOverdue ? null : <StateMark item={item} />}
            </p>
            {item.nextStep === null ? null : <p dir="auto">{item.nextStep}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whose accounts these are: one's own, and those of whom one stands in for. */
const managersIn = (items: readonly MyAccount[]) => [
  ...new Set(
    items.flatMap(({ part, tam }) => (tam !== null && (part === 'tam' || part === 'standing_in') ? [tam.id] : [])),
  ),
]

/** The day of an account manager: every account in one's hands as facts, and what of their plans presses. */
export function MyAccountsScreen() {
  useTitle(t('mine.title'))
  const mine = useQuery({ ...read('GET /my-accounts', {}), refetchInterval: 60_000 })
  const { data } = mine
  return (
    <div className="account">
      <header className="screen-top">
        <h1>{t('mine.heading')}</h1>
        <span className="mut sp-means">{t('mine.means')}</span>
        <span className="gap" />
        <SearchButton />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="account-page" aria-label={t('mine.heading')} tabIndex={0}>
        {mine.isPending ? <SkeletonRows rows={8} height={64} /> : null}
        {mine.isError ? <ErrorNote title={t('mine.failed')} onRetry={() => void mine.refetch()} /> : null}
        {data === undefined ? null : data.items.length === 0 ? (
          <EmptyState title={t('mine.empty')}>{t('mine.empty_how')}</EmptyState>
        ) : (
          <div className="account-columns sp-mine-columns">
            <div>
              <ul className="sp-mine-list">
                {data.items.map((account) => (
                  <Card key={account.account.id} account={account} />
                ))}
              </ul>
              {managersIn(data.items).map((tamId) => (
                <PromisedNext key={tamId} tamId={tamId} />
              ))}
            </div>
            <div>
              <Pressing pressing={data.pressing} />
              <SessionsNext managers={managersIn(data.items)} />
              <ReportsDue />
            </div>
          </div>
        )}
      </section>
    </div>
  )
}
