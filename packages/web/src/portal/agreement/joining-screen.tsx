import type { Joining } from '@mainstay/contracts/joinings'
import { useQuery } from '@tanstack/react-query'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { usePageTitle } from '../own/use-page-title.ts'
import { clauseHref } from '../promise/promise-model.ts'
import { useAccount, useReaderZone } from '../use-account.ts'
import './agreement.css'
import { t } from './agreement-text.ts'

/** Companies that become one: what that means, and the word of the primary contact. */
export function JoiningScreen() {
  const account = useAccount()
  const query = useQuery(read('GET /accounts/:accountId/joinings', { params: { accountId: account.id } }))
  usePageTitle(t('joining.title'))
  const items = query.data?.items
  if (items?.length === 0)
    return (
      <EmptyState as="h1" title={t('joining.none')}>
        {t('joining.none_body')}
      </EmptyState>
    )
  return (
    <>
      <h1 className="stay-title">{t('joining.title')}</h1>
      <p className="stay-lead mut">{t('joining.lead')}</p>
      {items?.map((joining) => (
        <OneJoining key={joining.id} joining={joining} mayDecide={account.role === 'primary'} />
      ))}
      {query.isError ? <ErrorNote title={t('joining.fault')} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonRows rows={2} height={120} /> : null}
    </>
  )
}

function OneJoining({ joining, mayDecide }: { readonly joining: Joining; readonly mayDecide: boolean }) {
  const { state, reason, clause, otherName } = joining
  if (state === 'ended') return <Past joining={joining} />
  return (
    <article className="panel joining-one">
      <State joining={joining} />
      <blockquote>{reason}</blockquote>
      <ul>
        <li>{t('joining.means_reads', { other: otherName })}</li>
        <li>{t('joining.means_names')}</li>
        <li>
          {t('joining.means_both')} {clause === null ? null : <ClauseChip clause={clause} href={clauseHref(clause)} />}
        </li>
      </ul>
      {mayDecide ? <Decide joining={joining} /> : <p className="sm mut">{t('joining.only_primary')}</p>}
    </article>
  )
}

const useSay = () => {
  const zone = useReaderZone()
  const now = useNow('minute')
  return (iso: string | null) => (iso === null ? '' : formatNear(Date.parse(iso), zone, now))
}

function State({ joining }: { readonly joining: Joining }) {
  const say = useSay()
  const { state, otherName: other, askedBy, askedAt, agreedBy, agreedAt, joinedAt } = joining
  if (state === 'joined') return <p className="kept-t">{t('joining.state.joined', { other, when: say(joinedAt) })}</p>
  if (state === 'agreed')
    return (
      <p className="near-t">{t('joining.state.agreed', { name: agreedBy?.name ?? '', other, when: say(agreedAt) })}</p>
    )
  return (
    <p>
      <b>{t('joining.asked', { name: askedBy.name, when: say(askedAt), other })}</b>
    </p>
  )
}

function Past({ joining: { otherName: other, endedAt } }: { readonly joining: Joining }) {
  const say = useSay()
  return <p className="sm mut">{t('joining.state.ended', { other, when: say(endedAt) })}</p>
}

function Decide({ joining }: { readonly joining: Joining }) {
  const { accountId, id: joiningId, state, version } = joining
  const agree = useSend('POST /accounts/:accountId/joinings/:joiningId/agreement')
  const end = useSend('POST /accounts/:accountId/joinings/:joiningId/end')
  const sent = { params: { accountId, joiningId }, ifMatch: `"${version}"` }
  const problem = agree.error ?? end.error
  const isBusy = agree.isPending || end.isPending
  const act = (done: Promise<unknown>, said: string) => void done.then(() => announce(said)).catch(() => undefined)
  return (
    <>
      {problem === null ? null : <ErrorNote title={problem.message} />}
      <div className="seat-foot">
        {state === 'asked' ? (
          <button
            type="button"
            className="btn pri"
            disabled={isBusy}
            onClick={() => act(agree.mutateAsync(sent), t('joining.agreed'))}
          >
            {t('joining.agree')}
          </button>
        ) : null}
        <button
          type="button"
          className="btn"
          disabled={isBusy}
          onClick={() => act(end.mutateAsync(sent), t(state === 'joined' ? 'joining.ended' : 'joining.declined'))}
        >
          {t(state === 'joined' ? 'joining.end' : 'joining.decline')}
        </button>
      </div>
    </>
  )
}
