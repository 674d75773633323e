import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { StatusMark } from '../requests/status-mark.tsx'
import '../requests/requests.css'
import { t } from './releases-text.ts'

/** The requests that are planned for a release or that its fixes bring. */
export const useShips = (releaseId: string) =>
  useQuery(read('GET /requests', { query: { releaseId, limit: 100 } })).data?.items

/** What ships with it, and how many hear of it. */
export function ShipsRequests({ releaseId }: { readonly releaseId: string }) {
  const rows = useShips(releaseId)
  if (rows === undefined) return null
  return (
    <>
      <h2>{t('ships.heading')}</h2>
      {rows.length === 0 ? <p className="mut">{t('ships.none')}</p> : null}
      <ul className="rls-told">
        {rows.map(({ id, title, status, accounts, asks }) => (
          <li key={id}>
            <Link className="rls-open" to="/requests/$id" params={{ id }} dir="auto">
              {title}
            </Link>
            <p className="rls-stands">
              <StatusMark status={status} release={null} />
              <span className="mut t">{t('ships.asked', { accounts, asks })}</span>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
