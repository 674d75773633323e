import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { read, signIn } from '../../data/index.ts'
import { Wordmark } from '../../ui/mark.tsx'
import { SignInForm } from '../../ui/sign-in-form.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { t as held } from '../held/held-text.ts'
import { t } from '../text.ts'

/** Only addresses of this application: a link cannot send anyone elsewhere after signing in. */
const insideOnly = (wanted: string | undefined) => (wanted !== undefined && /^\/(?![/\\])/u.test(wanted) ? wanted : '/')

/** A desk that nobody has set up has nobody to sign in: its page of the first start is in the console. */
const useSetupFirst = () => {
  const setup = useQuery({ ...read('GET /setup', {}), staleTime: Number.POSITIVE_INFINITY, retry: false })
  useEffect(() => {
    if (setup.data?.isDone === false) location.replace('/console/setup')
  }, [setup.data])
}

/** Signs in, then goes on to where the person was heading. */
export function SignInScreen() {
  const client = useQueryClient()
  const router = useRouter()
  const { wanted } = useSearch({ from: '/sign-in' })
  useTitle(t('sign_in.title'))
  useSetupFirst()
  const enter = async (email: string, password: string) => {
    const trouble = await signIn(email, password)
    if (trouble !== undefined) return trouble
    client.clear()
    router.history.push(`${router.basepath.replace(/\/$/u, '')}${insideOnly(wanted)}`)
    return undefined
  }
  return (
    <SignInForm
      heading={t('sign_in.heading')}
      lead={t('sign_in.lead')}
      brand={<Wordmark height={32} />}
      onSignIn={enter}
    >
      <p className="sm mut">
        {held('ask.link_lead')}{' '}
        <Link className="lk" to="/send-request" search={{}}>
          {held('ask.link')}
        </Link>
      </p>
    </SignInForm>
  )
}
