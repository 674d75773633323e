import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSend } from '../data/index.ts'
import { DoorFrame } from './door-frame.tsx'
import { type Door, LinkDoor, type Looked } from './link-door.tsx'
import { t } from './text.ts'

type End = 'new' | 'old'
type Outcome = 'half' | 'done' | 'no'

/** The page of a link that confirms an address, at the new or at the old one. */
export function AddressDoor({ end, ...door }: Door & { readonly end: End }) {
  return (
    <LinkDoor
      purpose={end === 'new' ? 'confirm_new_address' : 'confirm_old_address'}
      title={t('address.title')}
      {...door}
    >
      {(link) => <Confirm door={door} end={end} {...link} />}
    </LinkDoor>
  )
}

interface ConfirmProps {
  readonly door: Door
  readonly end: End
  readonly token: string
  readonly looked: Looked
}
function Confirm({ door, end, token, looked }: ConfirmProps) {
  const send = useSend('POST /auth/links/address')
  const [outcome, setOutcome] = useState<Outcome>()
  const { name } = looked
  const email = looked.newAddress ?? ''
  const say = (refuse: boolean) =>
    void send.mutateAsync({ body: { token, at: end, refuse } }).then(
      ({ body }) => setOutcome(refuse ? 'no' : body.isDone ? 'done' : 'half'),
      () => undefined,
    )
  if (outcome !== undefined)
    return (
      <DoorFrame
        brand={door.brand}
        heading={t(`address.${outcome}`)}
        lead={t(`address.${outcome}_why`)}
        onSubmit={door.onSignIn}
      >
        {outcome === 'half' ? null : (
          <Button type="submit" size="md">
            {t(outcome === 'no' ? 'address.no_go' : 'link.again')}
          </Button>
        )}
      </DoorFrame>
    )
  return (
    <DoorFrame
      brand={door.brand}
      heading={t(`address.${end}_heading`, { email, name })}
      lead={t(`address.${end}_lead`, { email, name })}
      problem={send.error}
      onSubmit={() => say(false)}
    >
      <Button type="submit" size="md" fullWidth loading={send.isPending}>
        {t(`address.${end}_go`)}
      </Button>
      {end === 'old' ? (
        <Button variant="default" size="md" fullWidth disabled={send.isPending} onClick={() => say(true)}>
          {t('address.old_no')}
        </Button>
      ) : null}
    </DoorFrame>
  )
}
