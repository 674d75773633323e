import type { Account } from '@mainstay/contracts/accounts'
import type { Joining } from '@mainstay/contracts/joinings'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from './agreement-text.ts'
import { FormProblem } from './form-problem.tsx'

const AskToJoin = lazy(() => import('./ask-to-join.tsx').then((module) => ({ default: module.AskToJoin })))

/** Accounts that this one is or was to be joined with, and who has agreed so far. */
export function AccountJoinings({ account }: { readonly account: Account }) {
  const { data } = useQuery(read('GET /accounts/:accountId/joinings', { params: { accountId: account.id } }))
  const [isAsking, setIsAsking] = useState(false)
  const roles = useMe().staff?.roles ?? []
  const mayAsk = roles.includes('lead') || roles.includes('admin')
  const items = data?.items ?? []
  if (!mayAsk && items.length === 0) return null
  return (
    <section>
      <header className="account-section-head">
        <h2>{t('joining.heading')}</h2>
        {mayAsk ? (
          <button type="button" className="btn sm" onClick={() => setIsAsking(true)}>
            {t('joining.ask')}
          </button>
        ) : null}
      </header>
      {items.length === 0 ? <p className="mut">{t('joining.none')}</p> : null}
      <ul className="account-list">
        {items.map((joining) => (
          <JoiningLine key={joining.id} joining={joining} account={account} mayEnd={mayAsk} />
        ))}
      </ul>
      <Suspense>{isAsking ? <AskToJoin account={account} onClose={() => setIsAsking(false)} /> : null}</Suspense>
    </section>
  )
}

interface LineProps {
  readonly joining: Joining
  readonly account: Account
  readonly mayEnd: boolean
}
function JoiningLine({ joining, account, mayEnd }: LineProps) {
  const send = useSend('POST /accounts/:accountId/joinings/:joiningId/end')
  const { id, otherName, state } = joining
  const end = async () => {
    await send.mutateAsync({ params: { accountId: account.id, joiningId: id }, ifMatch: `"${joining.version}"` })
    announce(t('joining.ended'))
  }
  return (
    <li title={joining.reason}>
      <span>
        <b>{otherName}</b> <SayState joining={joining} account={account} />
        <FormProblem problem={send.error} isTyped={false} />
      </span>
      {mayEnd && state !== 'ended' ? (
        <button
          type="button"
          className="btn quiet sm account-when"
          disabled={send.isPending}
          onClick={() => void end().catch(() => undefined)}
        >
          {t('joining.end')}
        </button>
      ) : null}
    </li>
  )
}

function SayState({ joining, account }: Pick<LineProps, 'joining' | 'account'>) {
  const now = useNow('minute')
  const { zone } = useMe().person
  const when = (iso: string | null) => (iso === null ? '' : formatNear(Date.parse(iso), zone, now))
  const names = { name: account.name, other: joining.otherName }
  const { state, other } = joining
  if (state === 'joined')
    return <span className="kept-t">{t('joining.state.joined', { when: when(joining.joinedAt) })}</span>
  if (state === 'ended') return <span className="mut">{t('joining.state.ended', { when: when(joining.endedAt) })}</span>
  if (state === 'agreed') return <span className="near-t">{t('joining.state.waits_them', names)}</span>
  if (other?.agreedAt) return <span className="near-t">{t('joining.state.waits_us', names)}</span>
  const key = other === null ? 'joining.state.asked' : 'joining.state.waits_both'
  return <span className="mut">{t(key, { when: when(joining.askedAt) })}</span>
}
