import type { Release } from '@mainstay/contracts/releases'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Returned, read } from '../../data/index.ts'
import { SkeletonBlock } from '../../ui/skeletons.tsx'
import { lineLabel } from '../../versions/line-label.ts'
import { sayDate } from '../../versions/say-date.ts'
import { t } from './releases-text.ts'
import { ShipsRequests } from './ships-requests.tsx'

type Audience = Returned<'GET /releases/:releaseId/audience'>

function Tells({ tells }: { readonly tells: Audience['tells'] }) {
  if (tells.length === 0) return <p className="mut">{t('told.nobody')}</p>
  return (
    <ul className="rls-told">
      {tells.map(({ account, tickets, people }) => (
        <li key={account.id}>
          <b>{account.name}</b> <span className="mut t">{t('told.people', { count: people })}</span>
          <ul>
            {tickets.map(({ number, subject, isTold, asksToConfirm }) => (
              <li key={number}>
                <Link className="rls-ticket t" to="/tickets/$number" params={{ number }}>
                  {number}
                </Link>
                <span dir="auto">{subject}</span>{' '}
                {isTold || asksToConfirm ? <span className="mut">{t(isTold ? 'told.done' : 'told.asks')}</span> : null}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Ends({ ends }: { readonly ends: Audience['ends'] }) {
  if (ends.length === 0) return null
  return (
    <>
      <h2>{t('ends.heading')}</h2>
      <ul className="rls-told">
        {ends.map(({ line, before, until, effect, accounts, accountsInAll }) => (
          <li key={line}>
            <b>{t(`effect.${effect}`, { line: lineLabel(line), date: sayDate(until) })}</b>{' '}
            {before === null ? null : <span className="mut">{t('effect.before', { date: sayDate(before) })}</span>}
            <p className="mut">
              {accounts.length === 0
                ? t('effect.nobody')
                : `${t('effect.accounts', { count: accountsInAll })} ${accounts.map(({ account }) => account.name).join(', ')}${accountsInAll > accounts.length ? ', …' : ''}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Before anybody is told: who, of which tickets, and whose windows a major release ends. */
export function WhoIsTold({ release }: { readonly release: Release }) {
  const { id: releaseId, availableOn } = release
  const { data } = useQuery(read('GET /releases/:releaseId/audience', { params: { releaseId } }))
  return (
    <aside className="rls-side">
      <h2>{t('told.heading')}</h2>
      {data === undefined ? <SkeletonBlock height={120} /> : null}
      {data === undefined ? null : (
        <>
          {availableOn === null || data.tells.length === 0 ? null : (
            <p className="mut">{t('told.when', { date: sayDate(availableOn) })}</p>
          )}
          <Tells tells={data.tells} />
          <ShipsRequests releaseId={releaseId} />
          <Ends ends={data.ends} />
        </>
      )}
    </aside>
  )
}
