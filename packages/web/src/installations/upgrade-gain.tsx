import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { read } from '../data/index.ts'
import { t } from './installations-text.ts'
import type { Installation } from './use-installations.ts'

/** What is known of an installation's version; asked once for all that run the same. */
const useStanding = ({ productId, productVersion }: Installation) =>
  useQuery({ ...read('GET /version-standing', { query: { productId, version: productVersion } }), staleTime: 300_000 })

interface UpgradeGainProps {
  readonly installation: Installation
  /** Draws a ticket's number as a way to it. */
  readonly ticket: (number: string) => ReactNode
  /** The same for a release; its id where there is a page of it. */
  readonly release: (version: string, releaseId: string | null) => ReactNode
}
/** What a newer release would bring: how far behind, what of that was security, which own tickets it mends. */
export function UpgradeGain({ installation, ticket, release }: UpgradeGainProps) {
  const standing = useStanding(installation).data
  if (standing?.behind === undefined || standing.behind === null || standing.behind.newest === null) return null
  const { releases, days, newest, securityFixes } = standing.behind
  const mended = standing.fixesYours.slice(0, 5)
  return (
    <>
      <p className="sm mut">
        {t('behind.some', { releases, newest, days: days ?? -1 })}
        {securityFixes === 0 ? null : <b> · {t('gain.security', { count: securityFixes })}</b>}
        {standing.path.map(({ version, releaseId }, index) => (
          <span key={version}>
            {index === 0 ? ` · ${t('gain.next')} ` : `, ${t('gain.then')} `}
            {release(version, releaseId)}
          </span>
        ))}
      </p>
      {mended.length === 0 ? null : (
        <p className="sm inst-mended">
          {t('gain.mends', { count: standing.fixesYours.length })}{' '}
          {mended.map(({ ticketId, number, fixedIn }) => (
            <span key={ticketId}>
              {ticket(number)} <span className="qt">{t('gain.in', { version: fixedIn })}</span>
            </span>
          ))}
        </p>
      )}
    </>
  )
}
