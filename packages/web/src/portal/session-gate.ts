import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { actFor, isPassing, isSignedOut, me, readActingFor } from '../data/index.ts'
import { setLocale } from '../ui/text/translate.ts'
import { companyFor, rememberCompany } from './company/company-choice.ts'

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

/** Lets in who belongs here: without a session to the sign-in, keeping the wanted address; staff are sent to the console. */
export const requireCustomer = async (client: QueryClient, wanted: string) => {
  const person = await readPerson(client, wanted)
  if (person.side !== 'customer') return leaveFor('/console')
  setLocale(person.person.locale)
  return standFor(person, wanted)
}

/** Of several companies the address, this tab or the last use says which. Another one than before is a fresh page. */
const standFor = <P extends Awaited<ReturnType<typeof readPerson>>>(person: P, wanted: string) => {
  const { accounts = [] } = person
  if (accounts.length < 2) return person
  const company = companyFor(accounts, wanted)
  const before = readActingFor()
  rememberCompany(company.id)
  if (before !== undefined && before !== company.id) return leaveFor(wanted)
  actFor(company.id)
  return person
}

/** The person who is signed in; only below the gate. */
export const useMe = () => useSuspenseQuery(me).data
