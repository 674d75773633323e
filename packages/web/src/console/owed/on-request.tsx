import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { formatDay } from '../../ui/time/format-moment.ts'
import { t as session } from '../engagements/engagements-text.ts'
import { StateMark } from '../engagements/state-mark.tsx'
import '../engagements/engagements.css'
import { useMe } from '../session-gate.ts'
import { t } from './desk-owed-text.ts'

/** What is held because somebody asked: delivered and never owed. Nothing where nobody did. */
export function OnRequest({ accountId }: { readonly accountId: string }) {
  const { zone } = useMe().person
  const query = { accountId, onRequest: 'true', limit: 8 } as const
  const items = useQuery(read('GET /engagements', { query })).data?.items ?? []
  const shown = items.filter(({ state }) => state !== 'cancelled')
  if (shown.length === 0) return null
  return (
    <>
      <h3 className="owed-head">{t('account.on_request')}</h3>
      <ul className="pl-owed">
        {shown.map((one) => (
          <li key={one.id}>
            <Link className="lk pl-what" to="/engagements/$id" params={{ id: one.id }}>
              {session(`kind.${one.kind}`)}
            </Link>
            <span className="mut t">{one.startsAt === null ? '' : formatDay(Date.parse(one.startsAt), zone)}</span>
            <StateMark session={one} />
          </li>
        ))}
      </ul>
    </>
  )
}
