import { useQuery } from '@tanstack/react-query'
import { Navigate, useSearch } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { SignInFlow } from '../../doors/sign-in-flow.tsx'
import { SignOnAtDoor } from '../../doors/sign-on/sign-on-at-door.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { t } from '../text.ts'
import { brand, useDoor } from './use-door.tsx'

/** Signs in, then goes on to where the person was heading. */
export function SignInScreen() {
  const { wanted } = useSearch({ from: '/sign-in' })
  const { onIn } = useDoor(wanted)
  useTitle(t('sign_in.title'))
  const setup = useQuery(read('GET /setup', {}))
  // Nobody could sign in to a desk that has no one yet.
  if (setup.data?.isDone === false) return <Navigate to="/setup" />
  return (
    <SignInFlow
      heading={t('sign_in.heading')}
      lead={t('sign_in.lead')}
      brand={brand}
      others={<SignOnAtDoor side="staff" />}
      onIn={onIn}
    />
  )
}
