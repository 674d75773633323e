import { useQuery } from '@tanstack/react-query'
import { read, useFoundPlaces, usePrimaryEffect, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { type Absent, AwayDialog } from '../../ui/primary/away-dialog.tsx'
import { type AskedChange, ChangePrimaryDialog } from '../../ui/primary/change-primary-dialog.tsx'
import { DeputyDialog } from '../../ui/primary/deputy-dialog.tsx'
import { isAway } from '../../ui/primary/is-away.ts'
import { t } from '../../ui/primary/primary-text.ts'
import { readNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { FormProblem } from './form-problem.tsx'

interface Shown {
  readonly accountId: string
  readonly onClose: () => void
}
const useSpeakers = (accountId: string) => {
  const params = { accountId }
  const primary = useQuery(read('GET /accounts/:accountId/primary', { params })).data
  const contacts = useQuery(read('GET /accounts/:accountId/contacts', { params })).data
  const speakers = contacts?.items.filter(({ role }) => role === 'contact')
  const candidates = speakers?.map(({ id, person, city, isPrimary }) => ({ id, name: person.name, city, isPrimary }))
  return { primary, speakers, candidates }
}
const useSayTime = () => {
  const { zone } = useMe().person
  return (iso: string | null | undefined) => (iso ? formatNear(Date.parse(iso), zone, readNow(), 'weekday') : '')
}
const useEffectOf = (accountId: string, asked: AskedChange | undefined) => {
  const { data, error } = usePrimaryEffect(accountId, asked)
  return { effect: data, problem: error === null ? null : <FormProblem problem={error} isTyped={false} /> }
}

/** Changes the primary contact or her place, with its preview. */
export function ChangePrimary({ accountId, onClose }: Shown) {
  const { primary, candidates } = useSpeakers(accountId)
  const { zone } = useMe().person
  const say = useSayTime()
  const send = useSend('POST /accounts/:accountId/primary')
  if (primary === undefined || candidates === undefined) return null
  const save = async (body: AskedChange) => {
    const sent = { params: { accountId }, body, ifMatch: `"${primary.version}"` }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    announce(t(body.effectiveAt === undefined ? 'change.saved' : 'change.planned', { time: say(body.effectiveAt) }))
    onClose()
  }
  return (
    <ChangePrimaryDialog
      accountId={accountId}
      candidates={candidates}
      startWith={primary.contact?.id ?? candidates[0]?.id ?? ''}
      mustConfirm={primary.hours?.isKept === true}
      zone={zone}
      useFound={useFoundPlaces}
      useEffectOf={useEffectOf}
      isSaving={send.isPending}
      problem={<FormProblem problem={send.error} />}
      onSave={(body) => void save(body)}
      onClose={onClose}
    />
  )
}

/** Names who steps in when the primary contact is gone. */
export function NameDeputy({ accountId, onClose }: Shown) {
  const { primary, candidates } = useSpeakers(accountId)
  const send = useSend('POST /accounts/:accountId/deputy')
  if (primary === undefined || candidates === undefined) return null
  const save = async (contactId: string | null) => {
    const answer = await send.mutateAsync({ params: { accountId }, body: { contactId } }).catch(() => undefined)
    if (answer === undefined) return
    const name = answer.body.deputy?.person.name
    announce(name === undefined ? t('deputy.saved_nobody') : t('deputy.saved', { name }))
    onClose()
  }
  return (
    <DeputyDialog
      candidates={candidates}
      deputyId={primary.deputy?.id}
      isSaving={send.isPending}
      problem={<FormProblem problem={send.error} />}
      onSave={(contactId) => void save(contactId)}
      onClose={onClose}
    />
  )
}

/** Says for a contact until when she is away. */
export function SayAway({ accountId, onClose }: Shown) {
  const { speakers } = useSpeakers(accountId)
  const { zone } = useMe().person
  const say = useSayTime()
  const send = useSend('POST /accounts/:accountId/contacts/:contactId/absence')
  if (speakers === undefined) return null
  const now = readNow()
  const people = speakers.map(({ id, person, version, awayUntil }) => ({
    ...{ id, name: person.name, version },
    awayUntil: isAway(awayUntil, now) ? awayUntil : null,
  }))
  const save = async ({ id: contactId, version }: Absent, awayUntil: string | null) => {
    const sent = { params: { accountId, contactId }, body: { awayUntil }, ifMatch: `"${version}"` }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    announce(awayUntil === null ? t('away.ended') : t('away.saved', { time: say(awayUntil) }))
    onClose()
  }
  return (
    <AwayDialog
      people={people}
      zone={zone}
      isSaving={send.isPending}
      problem={<FormProblem problem={send.error} />}
      onSave={(who, awayUntil) => void save(who, awayUntil)}
      onClose={onClose}
    />
  )
}

/** Takes a planned change back. */
export function WithdrawPlan({ accountId, changeId }: { readonly accountId: string; readonly changeId: string }) {
  const send = useSend('POST /accounts/:accountId/primary/changes/:changeId/withdraw')
  const withdraw = () =>
    send
      .mutateAsync({ params: { accountId, changeId } })
      .then(() => announce(t('primary.withdrawn')))
      .catch(() => undefined)
  return (
    <>
      <button type="button" className="btn sm" disabled={send.isPending} onClick={() => void withdraw()}>
        {t('primary.withdraw')}
      </button>
      <FormProblem problem={send.error} isTyped={false} />
    </>
  )
}
