import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { ApiProblem, type Returned, request } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Wordmark } from '../../ui/mark.tsx'
import { SkeletonBlock } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useTitle } from '../../ui/use-title.ts'
import './held.css'
import { t } from './held-text.ts'

type Item = Returned<'POST /address-proofs/look'>['items'][number]

/** The secret stands behind the #: it goes to no server by itself, and the address bar forgets it once it is read. */
const takeSecret = (): string => {
  const secret = location.hash.slice(1)
  if (secret !== '') history.replaceState(history.state, '', location.pathname)
  return secret
}
const isVoid = (problem: unknown) =>
  problem instanceof ApiProblem && (problem.code === 'address_proof.void' || problem.status === 422)

function Note({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <>
      <h1>{title}</h1>
      {lead === undefined ? null : <p className="mut">{lead}</p>}
      {children}
    </>
  )
}

function What({ item: { subject, at } }: { readonly item: Item }) {
  const now = useNow('minute')
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return (
    <span dir="auto">
      <b>{subject}</b>
      <br />
      <span className="sm qt t">{formatNear(Date.parse(at), timeZone, now)}</span>
    </span>
  )
}

interface ChoiceProps {
  readonly items: readonly Item[]
  readonly busy: boolean
  readonly onSay: (mine: readonly string[]) => void
}
/** What was written under the address. One is answered with a button; of several those are marked that are meant. */
function Choice({ items, busy, onSay }: ChoiceProps) {
  const [marked, setMarked] = useState<readonly string[]>(items.map(({ id }) => id))
  const count = items.length
  const toggle = (id: string) =>
    setMarked((list) => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]))
  return (
    <Note title={t('confirm.heading', { count })} lead={t('confirm.lead')}>
      <fieldset className="confirm-list">
        <legend className="sr">{t('confirm.mark')}</legend>
        {items.map((item) =>
          count === 1 ? (
            <p key={item.id}>
              <What item={item} />
            </p>
          ) : (
            <label key={item.id}>
              <input type="checkbox" checked={marked.includes(item.id)} onChange={() => toggle(item.id)} />
              <What item={item} />
            </label>
          ),
        )}
      </fieldset>
      <div className="confirm-foot">
        <button type="button" className="btn" disabled={busy} onClick={() => onSay([])}>
          {t('confirm.no', { count })}
        </button>
        <button type="button" className="btn pri" disabled={busy || marked.length === 0} onClick={() => onSay(marked)}>
          {t('confirm.yes', { count })}
        </button>
      </div>
    </Note>
  )
}

/** Where the link of our mail leads. Opening it changes nothing; what is said here does (A30). */
export function ConfirmScreen() {
  const [secret] = useState(takeSecret)
  const [said, setSaid] = useState<'mine' | 'none'>()
  const [problem, setProblem] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  useTitle(t('confirm.title'))
  const found = useQuery({
    queryKey: ['address-proof', secret],
    queryFn: ({ signal }) => request('POST /address-proofs/look', { body: { secret }, signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const say = async (mine: readonly string[]) => {
    setBusy(true)
    setProblem(undefined)
    await request('POST /address-proofs', { body: { secret, mine: [...mine] } }).then(
      () => setSaid(mine.length === 0 ? 'none' : 'mine'),
      setProblem,
    )
    setBusy(false)
  }
  const content = () => {
    if (said !== undefined)
      return (
        <Note
          title={t(said === 'mine' ? 'confirm.done' : 'confirm.dropped')}
          lead={t(said === 'mine' ? 'confirm.done_lead' : 'confirm.dropped_lead')}
        />
      )
    if (isVoid(found.error) || isVoid(problem))
      return (
        <Note title={t('confirm.void')} lead={t('confirm.void_lead')}>
          <Link className="btn" to="/send-request" search={{}}>
            {t('ask.link')}
          </Link>
        </Note>
      )
    if (found.isError)
      return <ErrorNote title={t('confirm.fault')} kept={t('ask.try_again')} onRetry={() => void found.refetch()} />
    if (found.data === undefined) return <SkeletonBlock height={120} />
    if (found.data.items.length === 0) return <Note title={t('confirm.none')} lead={t('confirm.none_lead')} />
    return <Choice items={found.data.items} busy={busy} onSay={(mine) => void say(mine)} />
  }
  return (
    <main className="ask">
      <div className="sign-in-brand">
        <Wordmark height={32} />
      </div>
      <section className="panel ask-note" aria-live="polite">
        {problem === undefined || isVoid(problem) ? null : (
          <ErrorNote title={t('confirm.fault')} kept={t('ask.try_again')} />
        )}
        {content()}
      </section>
    </main>
  )
}
