import { Link } from '@tanstack/react-router'
import { OwedRow } from '../../owed/owed-row.tsx'
import type { Owed } from '../../owed/use-owed.ts'
import { useMe } from '../session-gate.ts'
import { clauseHref } from '../ticket/ticket-types.ts'
import { OwedActions } from './owed-actions.tsx'

interface OwedListProps {
  readonly items: readonly Owed[]
  /** Says whose each is. */
  readonly withAccount?: boolean
}
/** Windows as staff read them. */
export function OwedList({ items, withAccount = false }: OwedListProps) {
  const { zone } = useMe().person
  return (
    <ul className="owed-list">
      {items.map((owed) => (
        <OwedRow
          key={owed.id}
          owed={owed}
          side="staff"
          zone={zone}
          clauseHref={clauseHref}
          sessionHref={sessionHref}
          actions={<OwedActions owed={owed} />}
          {...(withAccount ? { account: <AccountLink account={owed.account} /> } : {})}
        />
      ))}
    </ul>
  )
}

const sessionHref = (id: string) => `/console/engagements/${id}`

const AccountLink = ({ account: { code, name } }: { readonly account: Owed['account'] }) => (
  <Link className="lk" to="/accounts/$code" params={{ code }}>
    {name}
  </Link>
)
