import { Button } from '@mantine/core'
import { outcomeOf, useSend } from '../data/index.ts'
import { DoorFrame } from './door-frame.tsx'
import { type Door, LinkDoor } from './link-door.tsx'
import { t } from './text.ts'

/** The page of a link that signs in. */
export function EnterDoor(door: Door) {
  const send = useSend('POST /auth/links/sign-in')
  return (
    <LinkDoor purpose="sign_in" title={t('enter.title')} {...door}>
      {({ token, looked, onStep }) => (
        <DoorFrame
          brand={door.brand}
          heading={t('enter.heading', { name: looked.name })}
          lead={t('enter.lead', { email: looked.email })}
          problem={send.error}
          onSubmit={() =>
            void send.mutateAsync({ body: { token } }).then(
              ({ body }) => onStep(outcomeOf(body)),
              () => undefined,
            )
          }
        >
          <Button type="submit" size="md" fullWidth autoFocus loading={send.isPending}>
            {t('enter.go')}
          </Button>
        </DoorFrame>
      )}
    </LinkDoor>
  )
}
