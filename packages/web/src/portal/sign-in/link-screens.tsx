import { useParams } from '@tanstack/react-router'
import { AddressDoor } from '../../doors/address-door.tsx'
import { EnterDoor } from '../../doors/enter-door.tsx'
import { InvitationDoor } from '../../doors/invitation-door.tsx'
import { NewPasswordDoor } from '../../doors/new-password-door.tsx'
import { useDoor } from './use-door.tsx'

/** The pages that links by mail lead to. */
export const EnterScreen = () => <EnterDoor {...useDoor()} />
export const InvitationScreen = () => <InvitationDoor {...useDoor()} />
export const NewPasswordScreen = () => <NewPasswordDoor {...useDoor()} />
export function AddressScreen() {
  const { end } = useParams({ strict: false })
  return <AddressDoor end={end === 'new' ? 'new' : 'old'} {...useDoor()} />
}
