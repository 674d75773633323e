import type { Advisory, ReachedAccount } from '@mainstay/contracts/advisories'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { InstallationList } from '../../ui/advisory/advisory-facts.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from './advisories-text.ts'

/** Who would be told, by the very decision that publishing takes. */
export const useReach = (advisoryId: string) =>
  useQuery({ ...read('GET /advisories/:advisoryId/reach', { params: { advisoryId } }), staleTime: 0 })

const sayBecause = ({ because, isNamed }: Pick<ReachedAccount, 'because' | 'isNamed'>): string =>
  t(because === 'in_range' && isNamed ? 'because.also_named' : `because.${because}`)

function Account({
  reached,
  marksFirst,
}: {
  readonly reached: ReachedAccount & { isFirst: boolean }
  readonly marksFirst: boolean
}) {
  const { account, installations, contacts, isFirst } = reached
  return (
    <li className="reach-line">
      <span>
        <Link className="lk" to="/accounts/$code" params={{ code: account.code }}>
          {account.name}
        </Link>{' '}
        <span className="mut t">{account.code}</span>
        {marksFirst && isFirst ? <span className="reach-first">{t('reach.first')}</span> : null}
      </span>
      <span className={reached.because === 'version_unknown' ? 'near-t' : 'mut'}>{sayBecause(reached)}</span>
      <InstallationList items={installations} />
      <span className="mut">
        {contacts.length === 0 ? (
          <span className="near-t">{t('reach.nobody')}</span>
        ) : (
          contacts.map(({ name }) => name).join(', ')
        )}
      </span>
    </li>
  )
}

/** Which accounts, which contacts, why: before anybody is told. */
export function ReachPanel({ advisory }: { readonly advisory: Advisory }) {
  const reach = useReach(advisory.id)
  const { zone } = useMe().person
  const now = useNow('minute')
  if (reach.isPending) return <SkeletonRows rows={4} height={32} />
  if (reach.isError) return <ErrorNote title={t('reach.failed')} onRetry={() => void reach.refetch()} />
  const { now: first, open, items } = reach.data
  const opensAt = advisory.opensAt === null ? undefined : Date.parse(advisory.opensAt)
  const isLater = opensAt !== undefined && opensAt > now
  return (
    <section aria-label={t('reach.heading')}>
      <h2 className="advisory-h2">{t('reach.heading')}</h2>
      <p>
        <b>{t(isLater ? 'reach.now_named' : 'reach.now_all', { accounts: first.accounts })}</b>
        {isLater ? (
          <>
            <br />
            <b>{t('reach.open', { when: formatNear(opensAt, zone, now, 'weekday'), accounts: open.accounts })}</b>
          </>
        ) : null}
        <br />
        <span className="mut">
          {t('reach.split', { inRange: open.inRange, unknown: open.versionUnknown, named: open.named })}
        </span>
      </p>
      {open.accounts === 0 ? <p className="near-t">{t('reach.none')}</p> : null}
      <ul className="reach-list">
        {items.map((reached) => (
          <Account key={reached.account.id} reached={reached} marksFirst={isLater} />
        ))}
      </ul>
      {items.length < open.accounts ? (
        <p className="mut">{t('reach.more', { shown: items.length, accounts: open.accounts })}</p>
      ) : null}
    </section>
  )
}
