import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, request } from '../../../data/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SkeletonRows } from '../../../ui/skeletons.tsx'
import { useNow } from '../../../ui/time/clock.ts'
import { formatTime } from '../../../ui/time/format-moment.ts'
import { useMe } from '../../session-gate.ts'
import { ProblemNote } from '../problem-note.tsx'
import { t } from '../ticket-text.ts'
import { useMany } from '../use-many.ts'
import type { DialogTicket } from './dialog-ticket.ts'

const takesTickets = (roles: readonly string[]) => roles.some((role) => /^(engineer|lead|tam)$/u.test(role))

/** Hands tickets to a colleague, to oneself, or lets them go. Each name stands with its local time. */
export function AssignDialog({
  tickets,
  onClose,
}: {
  readonly tickets: readonly DialogTicket[]
  readonly onClose: () => void
}) {
  const me = useMe()
  const now = useNow('minute')
  const staff = useQuery(read('GET /staff', {}))
  const [chosen, setChosen] = useState<string>(tickets[0]?.assignee?.id ?? me.person.id)
  const [typed, setTyped] = useState('')
  const { run, isBusy } = useMany()
  const people = (staff.data?.items ?? [])
    .filter(({ roles, name }) => takesTickets(roles) && name.toLowerCase().includes(typed.trim().toLowerCase()))
    .toSorted((a, b) => Number(b.id === me.person.id) - Number(a.id === me.person.id))
  const nameOf = (id: string) => staff.data?.items.find((one) => one.id === id)?.name ?? ''
  const submit = async () => {
    const assigneeId = chosen === '' ? null : chosen
    onClose()
    await run(
      tickets,
      ({ id }) => request('POST /tickets/:ticketId/assignee', { params: { ticketId: id }, body: { assigneeId } }),
      (count, number) =>
        t(assigneeId === null ? 'assign.let_go' : 'assign.done', { count, number, name: nameOf(chosen) }),
    )
  }
  return (
    <Dialog
      title={t('assign.title', { count: tickets.length, number: tickets[0]?.number ?? '' })}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <button type="submit" className="btn pri" disabled={isBusy || staff.isPending}>
          {chosen === '' ? t('assign.let_go_button') : t('assign.button')}
        </button>
      }
    >
      <input
        className="input"
        type="search"
        value={typed}
        aria-label={t('assign.find')}
        placeholder={t('assign.find')}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {staff.isPending ? <SkeletonRows rows={4} height={32} /> : null}
      <ProblemNote problem={staff.error} onRetry={() => void staff.refetch()} />
      <fieldset className="choice-list">
        <legend className="sr">{t('assign.legend')}</legend>
        {people.map(({ id, name, city, zone, isOnDuty }) => (
          <label key={id} className="choice">
            <input type="radio" name="assignee" checked={chosen === id} onChange={() => setChosen(id)} />
            <Avatar name={name} tone={id === me.person.id ? 'me' : 'plain'} />
            <b>{id === me.person.id ? t('assign.me', { name }) : name}</b>
            <span className="qt">{t('assign.place', { time: formatTime(now, zone), city })}</span>
            <span className="choice-end qt">{isOnDuty ? t('assign.on_duty') : ''}</span>
          </label>
        ))}
        <label className="choice">
          <input type="radio" name="assignee" checked={chosen === ''} onChange={() => setChosen('')} />
          <Avatar name={undefined} />
          {t('assign.nobody')}
        </label>
      </fieldset>
    </Dialog>
  )
}
