import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { InstallationRow } from '../../installations/installation-row.tsx'
import { UpgradeGain } from '../../installations/upgrade-gain.tsx'
import { useAccount, useMayWrite } from '../use-account.ts'
import { t } from './portal-installations-text.ts'

/** More are on the page of all installations. */
const shown = 4
/** The oldest versions, whose support ends first. */
const lookedAt = 20

/** What wants a look first: support that ended or soon does, then production. */
const urgency = { ended: 0, not_released: 1, preceding: 2, unknown: 3, current: 4 } as const

const ticketLink = (number: string) => (
  <Link className="lk" to="/tickets/$number" params={{ number }}>
    {number}
  </Link>
)

const releaseLink = (version: string, releaseId: string | null) =>
  releaseId === null ? (
    version
  ) : (
    <Link className="lk" to="/releases/$releaseId" params={{ releaseId }}>
      {version}
    </Link>
  )

/** On Home, below the tickets: what the company runs, until when that is supported, and what a newer release would bring. */
export function HomeInstallations() {
  const { id: accountId } = useAccount()
  const mayWrite = useMayWrite()
  const { data } = useQuery(
    read('GET /accounts/:accountId/environments', {
      params: { accountId },
      query: { order: 'oldest', limit: lookedAt },
    }),
  )
  const items = data?.items
  if (items === undefined || (items.length === 0 && !mayWrite)) return null
  const sorted = items.toSorted(
    (one, other) =>
      urgency[one.window.state] - urgency[other.window.state] || Number(other.isProduction) - Number(one.isProduction),
  )
  return (
    <section className="part" aria-labelledby="home-installations">
      <div className="part-head">
        <h2 id="home-installations">{t('home.title')}</h2>
        <p className="sm mut">
          <Link className="lk" to="/installations">
            {t(items.length === 0 ? 'home.name_one' : 'home.all', { count: data?.total ?? items.length })}
          </Link>
        </p>
      </div>
      {items.length === 0 ? <p className="mut">{t('home.none')}</p> : null}
      <ul className="inst-list">
        {sorted.slice(0, shown).map((installation) => (
          <InstallationRow key={installation.id} installation={installation} isBrief>
            <UpgradeGain installation={installation} ticket={ticketLink} release={releaseLink} />
          </InstallationRow>
        ))}
      </ul>
    </section>
  )
}
