import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../data/index.ts'
import type { Absent } from '../../ui/primary/away-dialog.tsx'
import type { Candidate } from '../../ui/primary/change-primary-dialog.tsx'
import { isAway } from '../../ui/primary/is-away.ts'
import { useAccount } from '../use-account.ts'

/** The primary contact of the reader’s company, with hours, deputy and what is planned. */
export const usePrimary = () => {
  const { id } = useAccount()
  return useQuery(read('GET /accounts/:accountId/primary', { params: { accountId: id } }))
}

export const useContacts = () => {
  const { id } = useAccount()
  return useQuery(read('GET /accounts/:accountId/contacts', { params: { accountId: id } }))
}

type Contact = Returned<'GET /accounts/:accountId/contacts'>['items'][number]

/** Who may be the primary contact or step in: technical contacts alone. */
export const candidatesOf = (contacts: readonly Contact[]): readonly Candidate[] =>
  contacts
    .filter(({ role }) => role === 'contact')
    .map(({ id, person, city, isPrimary }) => ({ id, name: person.name, city, isPrimary }))

/** The technical contacts with their absence, while it lasts. */
export const absentOf = (contacts: readonly Contact[], now: number): readonly Absent[] =>
  contacts
    .filter(({ role }) => role === 'contact')
    .map(({ id, person, version, awayUntil }) => ({
      ...{ id, name: person.name, version },
      awayUntil: isAway(awayUntil, now) ? awayUntil : null,
    }))
