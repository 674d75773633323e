import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, useRouter, useSearch } from '@tanstack/react-router'
import { read, signIn } from '../../data/index.ts'
import { Wordmark } from '../../ui/mark.tsx'
import { SignInForm } from '../../ui/sign-in-form.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { SignOnAtDoor, SignOnEnding } from '../sign-on/sign-on-at-door.tsx'
import { t } from '../text.ts'

/** Only addresses of this application: a link cannot send anyone elsewhere after signing in. */
const insideOnly = (wanted: string | undefined) => (wanted !== undefined && /^\/(?![/\\])/u.test(wanted) ? wanted : '/')

/** Signs in, then goes on to where the person was heading. */
export function SignInScreen() {
  const client = useQueryClient()
  const router = useRouter()
  const { wanted } = useSearch({ from: '/sign-in' })
  useTitle(t('sign_in.title'))
  const setup = useQuery(read('GET /setup', {}))
  const enter = async (email: string, password: string) => {
    const trouble = await signIn(email, password)
    if (trouble !== undefined) return trouble
    client.clear()
    router.history.push(`${router.basepath.replace(/\/$/u, '')}${insideOnly(wanted)}`)
    return undefined
  }
  // Nobody could sign in to a desk that has no one yet.
  if (setup.data?.isDone === false) return <Navigate to="/setup" />
  return (
    <SignInForm
      heading={t('sign_in.heading')}
      lead={t('sign_in.lead')}
      brand={<Wordmark height={32} />}
      onSignIn={enter}
    >
      <SignOnAtDoor wanted={insideOnly(wanted)} />
      <SignOnEnding />
    </SignInForm>
  )
}
