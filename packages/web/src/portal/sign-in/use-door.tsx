import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { SignInBrand } from '../own/sign-in-brand.tsx'

/** Only addresses of this application: a link cannot send anyone elsewhere after signing in. */
const insideOnly = (wanted: string | undefined) => (wanted !== undefined && /^\/(?![/\\])/u.test(wanted) ? wanted : '/')

export const brand = <SignInBrand />

/** Where the doors lead: on to where somebody was heading, or to the sign-in. */
export const useDoor = (wanted?: string) => {
  const client = useQueryClient()
  const router = useRouter()
  const onIn = () => {
    client.clear()
    router.history.replace(`${router.basepath.replace(/\/$/u, '')}${insideOnly(wanted)}`)
  }
  return { brand, onIn, onSignIn: () => void router.navigate({ to: '/sign-in', replace: true }) }
}
