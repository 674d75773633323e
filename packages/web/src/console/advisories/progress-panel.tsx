import type { AccountProgress, Advisory } from '@mainstay/contracts/advisories'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Returned, read } from '../../data/index.ts'
import { InstallationList } from '../../ui/advisory/advisory-facts.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { Moment } from '../moment.tsx'
import { t } from './advisories-text.ts'

type Progress = Returned<'GET /advisories/:advisoryId/progress'>
const states = ['upgraded', 'partly', 'exposed', 'unknown', 'unaffected'] as const

/** A bar of all accounts that were told, by where they stand; the same in words below it. */
function Bar({ progress }: { readonly progress: Progress }) {
  const { told, upgraded, partly, exposed, unknown } = progress
  let left = 0
  return (
    <>
      <svg
        className="stands"
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('progress.bar', { told, upgraded, partly, exposed, unknown })}
      >
        {states.map((state) => {
          const width = (progress[state] / Math.max(1, told)) * 100
          const x = left
          left += width
          return width === 0 ? null : (
            <rect key={state} className={`stand ${state}`} x={x} y="0" width={Math.max(0, width - 0.4)} height="6" />
          )
        })}
      </svg>
      <p className="stands-key">
        {states.map((state) =>
          progress[state] === 0 ? null : (
            <span key={state} className={`stand-key ${state}`}>
              {t(`progress.${state}`, { count: progress[state] })}
            </span>
          ),
        )}
      </p>
    </>
  )
}

function Readers({ readers, contacts }: Pick<AccountProgress, 'readers' | 'contacts'>) {
  if (readers.length === 0) return <span className="near-t">{t('progress.nobody', { count: contacts })}</span>
  return (
    <ul className="readers">
      {readers.map(({ person, at, isCurrent }) => (
        <li key={person.id}>
          {person.name}{' '}
          <span className="mut">
            <Moment at={at} day />
            {isCurrent ? '' : ` ${t('progress.before_update')}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Rows({ items }: { readonly items: readonly AccountProgress[] }) {
  return (
    <div className="progress-table">
      <table className="sheet">
        <thead>
          <tr>
            {(['account', 'stands', 'installed', 'readers'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`progress.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ account, because, progress, installations, installationsInAll, readers, contacts }) => (
            <tr key={account.id}>
              <td>
                <Link className="lk" to="/accounts/$code" params={{ code: account.code }}>
                  {account.name}
                </Link>
                <br />
                <span className="mut">{t(`because.${because}`)}</span>
              </td>
              <td>
                <span className={`stand-key ${progress}`}>{t(`progress.state.${progress}`)}</span>
              </td>
              <td>
                <InstallationList items={installations} inAll={installationsInAll} />
              </td>
              <td>
                <Readers readers={readers} contacts={contacts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Who was told, who read it, who has upgraded since. */
export function ProgressPanel({ advisory }: { readonly advisory: Advisory }) {
  const params = { advisoryId: advisory.id }
  const progress = useQuery({
    ...read('GET /advisories/:advisoryId/progress', { params }),
    staleTime: 0,
    // upgrades are events of installations, which do not name the advisory
    refetchInterval: 30_000,
  })
  if (progress.isPending) return <SkeletonRows rows={5} height={32} />
  if (progress.isError) return <ErrorNote title={t('progress.failed')} onRetry={() => void progress.refetch()} />
  const { told, read: readBy, items } = progress.data
  return (
    <section aria-label={t('progress.heading')}>
      <h2 className="advisory-h2">{t('progress.heading')}</h2>
      {told === 0 ? (
        <p className="mut">{t('progress.waiting')}</p>
      ) : (
        <>
          <Bar progress={progress.data} />
          <p className="read-line">
            <progress max={told} value={readBy} aria-label={t('progress.read', { read: readBy, told })} />
            <span>{t('progress.read', { read: readBy, told })}</span>
          </p>
          <Rows items={items} />
          {items.length < told ? (
            <p className="mut">{t('progress.more', { shown: items.length, accounts: told })}</p>
          ) : null}
        </>
      )}
    </section>
  )
}
