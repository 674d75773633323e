import { useFoundPlaces, usePrimaryEffect, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { type Absent, AwayDialog } from '../../ui/primary/away-dialog.tsx'
import { type AskedChange, ChangePrimaryDialog } from '../../ui/primary/change-primary-dialog.tsx'
import { DeputyDialog } from '../../ui/primary/deputy-dialog.tsx'
import { t } from '../../ui/primary/primary-text.ts'
import { readNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { clauseHref } from '../promise/promise-model.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { useAccount, useReaderZone } from '../use-account.ts'
import { absentOf, candidatesOf, useContacts, usePrimary } from './use-primary.ts'

interface Shown {
  readonly onClose: () => void
}

const useEffectOf = (accountId: string, asked: AskedChange | undefined) => {
  const { data, error } = usePrimaryEffect(accountId, asked)
  return { effect: data, problem: error === null ? null : <ProblemNote problem={error} /> }
}

/** Changes the primary contact or her place, with its preview. */
export function ChangePrimary({ onClose }: Shown) {
  const { id: accountId } = useAccount()
  const zone = useReaderZone()
  const primary = usePrimary().data
  const contacts = useContacts().data
  const send = useSend('POST /accounts/:accountId/primary')
  if (primary === undefined || contacts === undefined) return null
  const save = async (body: AskedChange) => {
    const sent = { params: { accountId }, body, ifMatch: `"${primary.version}"` }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    const { effectiveAt } = body
    const time = effectiveAt === undefined ? '' : formatNear(Date.parse(effectiveAt), zone, readNow(), 'weekday')
    announce(t(effectiveAt === undefined ? 'change.saved' : 'change.planned', { time }))
    onClose()
  }
  return (
    <ChangePrimaryDialog
      accountId={accountId}
      candidates={candidatesOf(contacts.items)}
      startWith={primary.contact?.id ?? contacts.items[0]?.id ?? ''}
      mustConfirm={primary.hours?.isKept === true}
      zone={zone}
      useFound={useFoundPlaces}
      useEffectOf={useEffectOf}
      clauseHref={clauseHref}
      isSaving={send.isPending}
      problem={<ProblemNote problem={send.error} />}
      onSave={(body) => void save(body)}
      onClose={onClose}
    />
  )
}

/** Names who steps in when the primary contact is gone. */
export function NameDeputy({ onClose }: Shown) {
  const { id: accountId } = useAccount()
  const primary = usePrimary().data
  const contacts = useContacts().data
  const send = useSend('POST /accounts/:accountId/deputy')
  if (primary === undefined || contacts === undefined) return null
  const save = async (contactId: string | null) => {
    const answer = await send.mutateAsync({ params: { accountId }, body: { contactId } }).catch(() => undefined)
    if (answer === undefined) return
    const name = answer.body.deputy?.person.name
    announce(name === undefined ? t('deputy.saved_nobody') : t('deputy.saved', { name }))
    onClose()
  }
  return (
    <DeputyDialog
      candidates={candidatesOf(contacts.items)}
      deputyId={primary.deputy?.id}
      isSaving={send.isPending}
      problem={<ProblemNote problem={send.error} />}
      onSave={(contactId) => void save(contactId)}
      onClose={onClose}
    />
  )
}

/** Says for a colleague until when she is away. */
export function SayAway({ onClose }: Shown) {
  const { id: accountId } = useAccount()
  const zone = useReaderZone()
  const contacts = useContacts().data
  const send = useSend('POST /accounts/:accountId/contacts/:contactId/absence')
  if (contacts === undefined) return null
  const save = async ({ id: contactId, version }: Absent, awayUntil: string | null) => {
    const sent = { params: { accountId, contactId }, body: { awayUntil }, ifMatch: `"${version}"` }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    const time = awayUntil === null ? '' : formatNear(Date.parse(awayUntil), zone, readNow(), 'weekday')
    announce(awayUntil === null ? t('away.ended') : t('away.saved', { time }))
    onClose()
  }
  return (
    <AwayDialog
      people={absentOf(contacts.items, readNow())}
      zone={zone}
      isSaving={send.isPending}
      problem={<ProblemNote problem={send.error} />}
      onSave={(who, awayUntil) => void save(who, awayUntil)}
      onClose={onClose}
    />
  )
}

/** Takes a planned change back. */
export function WithdrawPlan({ changeId }: { readonly changeId: string }) {
  const { id: accountId } = useAccount()
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
      <ProblemNote problem={send.error} />
    </>
  )
}
