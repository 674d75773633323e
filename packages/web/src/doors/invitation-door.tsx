import { Button } from '@mantine/core'
import { useState } from 'react'
import { outcomeOf, type SignInOutcome, useSend } from '../data/index.ts'
import { DoorFrame } from './door-frame.tsx'
import { type Door, LinkDoor, type Looked } from './link-door.tsx'
import { isAboutPassword, NewPasswordField } from './new-password-field.tsx'
import { SignOnByInvitation } from './sign-on/sign-on-at-door.tsx'
import { t } from './text.ts'

/** The page of an invitation. */
export function InvitationDoor(door: Door) {
  return (
    <LinkDoor purpose="invitation" title={t('invite.title')} {...door}>
      {(link) => <Invited door={door} {...link} />}
    </LinkDoor>
  )
}

interface InvitedProps {
  readonly door: Door
  readonly token: string
  readonly looked: Looked
  readonly onStep: (outcome: SignInOutcome) => void
}
/** Choose a password and be in; or come in without one. */
function Invited({ door, token, looked, onStep }: InvitedProps) {
  const send = useSend('POST /auth/links/invitation')
  const [password, setPassword] = useState('')
  const { name, email, vendor, account } = looked
  const accept = (body: { token: string; password?: string }) =>
    void send.mutateAsync({ body }).then(
      (answer) => onStep(outcomeOf(answer.body)),
      () => undefined,
    )
  return (
    <DoorFrame
      brand={door.brand}
      heading={t('invite.heading', { name })}
      lead={
        account === null
          ? t('invite.lead_staff', { vendor, email })
          : t('invite.lead_account', { vendor, account, email })
      }
      problem={isAboutPassword(send.error) ? null : send.error}
      onSubmit={() => accept({ token, password })}
    >
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <NewPasswordField label={t('invite.password')} value={password} problem={send.error} onChange={setPassword} />
      <Button type="submit" size="md" fullWidth loading={send.isPending}>
        {t('invite.go')}
      </Button>
      <p className="door-else">
        <button type="button" className="lk" disabled={send.isPending} onClick={() => accept({ token })}>
          {t('invite.without')}
        </button>
        <span className="sm mut">{t('invite.without_how')}</span>
      </p>
      <SignOnByInvitation token={token} side={looked.side} />
    </DoorFrame>
  )
}
