import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { actFor, isPassing, isSignedOut, me, ownPortals, readActingFor } from '../data/index.ts'
import { setLocale } from '../ui/text/translate.ts'
import { rememberCompany, rememberedCompanies } from './company/company-choice.ts'
import { portalHere } from './own/portal-here.ts'
import { whereIBelong } from './own/where-i-belong.ts'

export interface GateContext {
  readonly client: QueryClient
}
/** Leaves this application for the other one; never answers, as the page goes away. */
const leaveFor = (address: string) =>
  new Promise<never>(() => {
    location.replace(address)
  })

/** After a few tries the page says that the desk is away, and goes on asking in sight (`DeskFault`). */
const meOrFault = { ...me, retry: (attempt: number, problem: unknown) => attempt < 2 && isPassing(problem) }

const readPerson = (client: QueryClient, wanted: string) =>
  client.ensureQueryData(meOrFault).catch((problem: unknown) => {
    if (isSignedOut(problem)) throw redirect({ to: '/sign-in', search: { wanted } })
    throw problem
  })

/**
 * Lets in who belongs here: without a session to the sign-in, keeping the wanted address; staff are sent to the console,
 * people of a portal of their own into it. Whoever stands in another company's is let no further than to be told.
 */
export const requireCustomer = async (client: QueryClient, wanted: string) => {
  const person = await readPerson(client, wanted)
  if (person.side !== 'customer') return leaveFor('/console')
  setLocale(person.person.locale)
  const portals = (await client.ensureQueryData(ownPortals)).items
  const standing = { companies: person.accounts ?? [], portals, remembered: rememberedCompanies() }
  const belonging = whereIBelong(standing, portalHere, wanted)
  if (belonging.kind === 'moved') return leaveFor(belonging.to)
  if (belonging.kind === 'elsewhere') return { me: person, elsewhere: belonging.to }
  if (standing.companies.length > 1 && belonging.company !== undefined) await standFor(belonging.company.id, wanted)
  return { me: person, elsewhere: undefined }
}

/** From here on everything is asked for that company. Another one than before is a fresh page. */
const standFor = async (companyId: string, wanted: string): Promise<void> => {
  const before = readActingFor()
  rememberCompany(companyId)
  if (before !== undefined && before !== companyId) await leaveFor(wanted)
  actFor(companyId)
}

/** The person who is signed in; only below the gate. */
export const useMe = () => useSuspenseQuery(me).data
