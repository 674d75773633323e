import { useState } from 'react'
import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { OptionRow } from '../ui/option-row.tsx'
import { DialogFoot } from './dialog-foot.tsx'
import { NewcomerFields, useNewcomer } from './newcomer-fields.tsx'
import { type ClauseHref, SeatsProblem } from './seats-problem.tsx'
import { t } from './seats-text.ts'
import type { Contacts } from './use-seats.ts'

type Role = 'contact' | 'observer'

const hintOf = (role: Role, { used, of }: Contacts['seats']): string =>
  of === null ? t(`field.role_${role}_open`) : t(`field.role_${role}_how`, { used, of })

interface InviteDialogProps {
  readonly accountId: string
  readonly contacts: Contacts
  readonly clauseHref: ClauseHref
  readonly onClose: () => void
}
/** Adds a technical contact or somebody who reads, with the seats that are left. */
export function InviteDialog({ accountId, contacts, clauseHref, onClose }: InviteDialogProps) {
  const send = useSend('POST /accounts/:accountId/contacts')
  const newcomer = useNewcomer()
  const { seats, observers } = contacts
  const isFull = seats.of !== null && seats.used >= seats.of
  const [role, setRole] = useState<Role>(isFull ? 'observer' : 'contact')
  const submit = async () => {
    const sent = { params: { accountId }, body: { ...newcomer.body, role } }
    const answer = await send.mutateAsync(sent).catch(() => undefined)
    if (answer === undefined) return
    announce(t('invite.done', { name: answer.body.person.name }))
    onClose()
  }
  return (
    <Dialog
      title={t('invite.title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <DialogFoot
          send={t(newcomer.typed.invite ? 'invite.send' : 'invite.add')}
          isSending={send.isPending}
          onClose={onClose}
        />
      }
    >
      <OptionRow<Role>
        name="role"
        legend={t('field.role')}
        value={role}
        options={[
          { value: 'contact', label: t('field.role_contact'), hint: hintOf('contact', seats) },
          { value: 'observer', label: t('field.role_observer'), hint: hintOf('observer', observers) },
        ]}
        onChoose={setRole}
      />
      {isFull && role === 'contact' ? <p className="near-t">{t('invite.full', { of: seats.of ?? 0 })}</p> : null}
      <NewcomerFields newcomer={newcomer} problem={send.error} />
      <SeatsProblem problem={send.error} clauseHref={clauseHref} />
    </Dialog>
  )
}
