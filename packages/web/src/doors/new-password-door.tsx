import { Button } from '@mantine/core'
import { useState } from 'react'
import { outcomeOf, useSend } from '../data/index.ts'
import { DoorFrame } from './door-frame.tsx'
import { type Door, LinkDoor } from './link-door.tsx'
import { isAboutPassword, NewPasswordField } from './new-password-field.tsx'
import { t } from './text.ts'

/** The page of a link that sets a new password. */
export function NewPasswordDoor(door: Door) {
  const send = useSend('POST /auth/links/reset-password')
  const [password, setPassword] = useState('')
  return (
    <LinkDoor purpose="reset_password" title={t('reset.title')} {...door}>
      {({ token, looked, onStep }) => (
        <DoorFrame
          brand={door.brand}
          heading={t('reset.heading', { name: looked.name })}
          lead={t('reset.lead', { email: looked.email })}
          problem={isAboutPassword(send.error) ? null : send.error}
          onSubmit={() =>
            void send.mutateAsync({ body: { token, newPassword: password } }).then(
              ({ body }) => onStep(outcomeOf(body)),
              () => undefined,
            )
          }
        >
          <input type="hidden" autoComplete="username" value={looked.email} readOnly />
          <NewPasswordField label={t('reset.new')} value={password} problem={send.error} onChange={setPassword} />
          <Button type="submit" size="md" fullWidth loading={send.isPending}>
            {t('reset.go')}
          </Button>
        </DoorFrame>
      )}
    </LinkDoor>
  )
}
