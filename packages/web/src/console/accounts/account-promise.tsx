import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { t } from '../desk-text.ts'
import { PromiseLines } from '../promise/promise-lines.tsx'
import { isAnswer } from '../promises/ledger-sections.ts'
import { useMe } from '../session-gate.ts'
import { sayDate } from './say-date.ts'

/** What is promised to this account next, drawn, and the facts that everybody asks for first. */
export function AccountPromise({ account }: { readonly account: Account }) {
  const { data } = useQuery(
    read('GET /commitments', {
      query: { accountId: account.id, kind: 'response', state: ['breached', 'running'], limit: 3 },
    }),
  )
  const now = useNow('minute')
  const { zone } = useMe().person
  const rows = data?.items.filter(isAnswer) ?? []
  const name = account.name.split(' ')[0] ?? account.name
  const isLate = account.nextDueAt !== null && Date.parse(account.nextDueAt) < now
  return (
    <div className="account-head">
      <div>
        <p className="mut">{t(isLate ? 'account.late_promise' : 'account.next_promise', { name })}</p>
        <p className={isLate ? 'account-next late-t t' : 'account-next t'}>
          {account.nextDueAt === null ? t('account.nothing_due') : formatNear(Date.parse(account.nextDueAt), zone, now)}
        </p>
      </div>
      <PromiseLines rows={rows} />
      <dl className="account-facts">
        <Fact
          label={t('account.plan')}
          value={
            account.planTitle === null
              ? t('accounts.none')
              : [account.planTitle, ...account.addOns.map((one) => one.toUpperCase())].join(' + ')
          }
        />
        <Fact label={t('account.manager')} value={account.manager.name} />
        {account.tam === null ? null : <Fact label={t('account.tam')} value={account.tam.name} />}
        {account.endsOn === null ? null : <Fact label={t('account.until')} value={sayDate(account.endsOn)} />}
      </dl>
    </div>
  )
}

const Fact = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
)
