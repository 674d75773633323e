import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { read } from '../../data/index.ts'
import { SignInFlow } from '../../doors/sign-in-flow.tsx'
import { SignOnAtDoor } from '../../doors/sign-on/sign-on-at-door.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { t as held } from '../held/held-text.ts'
import { NoticesAtDoor } from '../notices/notices.tsx'
import { t as own } from '../own/own-text.ts'
import { portalHere } from '../own/portal-here.ts'
import { t } from '../text.ts'
import { brand, useDoor } from './use-door.tsx'

/** A desk that nobody has set up has nobody to sign in: its page of the first start is in the console. */
const useSetupFirst = () => {
  const setup = useQuery({ ...read('GET /setup', {}), staleTime: Number.POSITIVE_INFINITY, retry: false })
  useEffect(() => {
    if (setup.data?.isDone === false) location.replace('/console/setup')
  }, [setup.data])
}

/** Signs in, then goes on to where the person was heading. */
export function SignInScreen() {
  const { wanted } = useSearch({ from: '/sign-in' })
  const { onIn } = useDoor(wanted)
  useTitle(portalHere === undefined ? t('sign_in.title') : own('sign_in.title', { portal: portalHere.name }))
  useSetupFirst()
  const below = (
    <p className="sm mut">
      {held('ask.link_lead')}{' '}
      <Link className="lk" to="/send-request" search={{}}>
        {held('ask.link')}
      </Link>
    </p>
  )
  return (
    <SignInFlow
      heading={t('sign_in.heading')}
      lead={t('sign_in.lead')}
      brand={
        <>
          {brand}
          <NoticesAtDoor />
        </>
      }
      others={
        portalHere?.methods.includes('sso') === false ? null : <SignOnAtDoor side="customer" portal={portalHere} />
      }
      offers={portalHere?.methods}
      below={below}
      onIn={onIn}
    />
  )
}
