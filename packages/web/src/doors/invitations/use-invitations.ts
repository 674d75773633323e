import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../data/index.ts'

export type Invitation = Returned<'GET /invitations'>['items'][number]

/** Who can sign in and who was invited: of an account, or (without one) of the staff. */
export const useInvitations = (accountId?: string) => {
  const { data } = useQuery(read('GET /invitations', { query: accountId === undefined ? {} : { accountId } }))
  return {
    mailIsSetUp: data?.mailIsSetUp,
    of: (personId: string): Invitation | undefined => data?.items.find((one) => one.personId === personId),
  }
}
