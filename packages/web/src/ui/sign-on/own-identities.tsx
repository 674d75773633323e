import { ErrorNote } from '../error-note.tsx'
import { SkeletonRows } from '../skeletons.tsx'
import { formatDay } from '../time/format-moment.ts'
import './sign-on.css'
import { sayOn } from './sign-on-text.ts'

interface OwnIdentity {
  readonly id: string
  readonly label: string
  readonly firstAt: string
  readonly lastAt: string
}
interface OwnIdentitiesProps {
  readonly items: readonly OwnIdentity[] | undefined
  readonly offers: readonly { readonly id: string; readonly label: string }[]
  readonly zone: string
  readonly failed: boolean
  readonly busy: boolean
  readonly problem: string | undefined
  readonly onRetry: () => void
  readonly onConnect: (providerId: string) => void
  readonly onDisconnect: (identityId: string) => void
}

/** By which services somebody comes in, and which they could connect with themselves. */
export function OwnIdentities(props: OwnIdentitiesProps) {
  const { items, offers, zone, failed, busy, problem, onRetry, onConnect, onDisconnect } = props
  if (failed) return <ErrorNote title={sayOn('own.fault')} onRetry={onRetry} />
  if (items === undefined) return <SkeletonRows rows={1} height={48} />
  const day = (at: string) => formatDay(Date.parse(at), zone, true)
  return (
    <div className="own-identities">
      {problem === undefined ? null : <ErrorNote title={problem} kept="" />}
      {items.length === 0 ? <p className="qt sm">{sayOn('own.none')}</p> : null}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <span>
              <b>{item.label}</b>{' '}
              <span className="mut sm">{sayOn('own.since', { since: day(item.firstAt), last: day(item.lastAt) })}</span>
            </span>
            <button type="button" className="btn sm" disabled={busy} onClick={() => onDisconnect(item.id)}>
              {sayOn('own.disconnect')}
            </button>
          </li>
        ))}
      </ul>
      {offers.map(({ id, label }) => (
        <button key={id} type="button" className="btn" disabled={busy} onClick={() => onConnect(id)}>
          {sayOn('own.connect', { label })}
        </button>
      ))}
    </div>
  )
}
