import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { formatDay } from '../../ui/time/format-moment.ts'
import { FormProblem } from '../accounts/form-problem.tsx'
import type { Engagement } from './engagement-types.ts'
import { t } from './engagements-text.ts'

interface ActionsProps {
  readonly session: Engagement
  readonly mayWork: boolean
}
const dayOf = (dueOn: string) => formatDay(Date.parse(dueOn), 'UTC')

/** Who does what next, of either side; each follows up by itself. */
export function ActionsPart({ session, mayWork }: ActionsProps) {
  const settle = useSend('POST /engagements/:engagementId/actions/:actionId/done')
  const isLive = session.state !== 'cancelled' && session.state !== 'did_not_happen'
  if (session.actions.length === 0 && !isLive) return null
  const say = (actionId: string, isDone: boolean) =>
    settle
      .mutateAsync({ params: { engagementId: session.id, actionId }, body: { isDone } })
      .catch((problem: Error) => announce(problem.message, { tone: 'fault' }))
  return (
    <section className="eng-part">
      <header>
        <h2>{t('actions.title')}</h2>
        <span className="mut">{t('agenda.reads', { account: session.account.name })}</span>
      </header>
      {session.actions.length === 0 ? <p className="mut">{t('actions.none')}</p> : null}
      <ul className="eng-actions">
        {session.actions.map(({ id, says, owner, dueOn, isOverdue, doneAt }) => (
          <li key={id} className={doneAt === null ? undefined : 'eng-done'}>
            <label>
              <input
                type="checkbox"
                checked={doneAt !== null}
                disabled={!mayWork || settle.isPending}
                onChange={(event) => void say(id, event.currentTarget.checked)}
              />
              <span dir="auto">{says}</span>
            </label>
            <span className="mut">{owner?.name}</span>
            <span className={isOverdue ? 'late-t' : 'mut'}>
              {dueOn === null ? '' : t(isOverdue ? 'actions.overdue' : 'actions.due_on', { date: dayOf(dueOn) })}
            </span>
          </li>
        ))}
      </ul>
      {mayWork && isLive ? <AddAction session={session} /> : null}
    </section>
  )
}

function AddAction({ session }: { readonly session: Engagement }) {
  const params = { accountId: session.account.id }
  const contacts = useQuery(read('GET /accounts/:accountId/contacts', { params })).data?.items ?? []
  const staff = useQuery(read('GET /staff', {})).data?.items ?? []
  const add = useSend('POST /engagements/:engagementId/actions')
  const [says, setSays] = useState('')
  const [ownerId, setOwnerId] = useState(session.host?.id ?? '')
  const [dueOn, setDueOn] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { says, ownerId, ...(dueOn === '' ? {} : { dueOn }) }
    await add.mutateAsync({ params: { engagementId: session.id }, body })
    setSays('')
  }
  const options = (people: readonly { readonly id: string; readonly name: string }[]) =>
    people.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))
  return (
    <form className="eng-add" onSubmit={(event) => void submit(event).catch(() => undefined)}>
      <FormProblem problem={add.error} />
      <input
        className="input"
        aria-label={t('actions.what')}
        placeholder={t('actions.what')}
        dir="auto"
        maxLength={500}
        value={says}
        onChange={(event) => setSays(event.currentTarget.value)}
      />
      <select
        className="input"
        aria-label={t('actions.who')}
        value={ownerId}
        onChange={(event) => setOwnerId(event.currentTarget.value)}
      >
        <optgroup label={t('hold.ours')}>{options(staff)}</optgroup>
        <optgroup label={t('hold.theirs', { account: session.account.name })}>
          {options(contacts.map(({ person }) => person))}
        </optgroup>
      </select>
      <input
        type="date"
        className="input"
        aria-label={t('actions.due')}
        value={dueOn}
        onChange={(event) => setDueOn(event.currentTarget.value)}
      />
      <button type="submit" className="btn sm" disabled={says.trim() === '' || add.isPending}>
        {t('actions.add')}
      </button>
    </form>
  )
}
