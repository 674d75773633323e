import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { actFor, signOut } from '../data/index.ts'
import { forgetCompany } from './company/company-choice.ts'

/** Ends the session and shows the sign-in; what was read is forgotten, drafts stay. */
export const useSignOut = () => {
  const client = useQueryClient()
  const router = useRouter()
  return async () => {
    await signOut().catch(() => undefined)
    forgetCompany()
    actFor(undefined)
    client.clear()
    await router.navigate({ to: '/sign-in' })
  }
}
