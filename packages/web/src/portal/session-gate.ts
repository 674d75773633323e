import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { actFor, isPassing, isSignedOut, me, ownPortals, readActingFor } from '../data/index.ts'
import { setLocale } from '../ui/text/translate.ts'
import { companyFor, rememberCompany } from './company/company-choice.ts'
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

/** Of several companies the address, this tab or the last use says which; in a portal of its own there is no question. */
const companyAsked = (accounts: readonly { readonly id: string; readonly code: string }[], wanted: string) =>
  portalHere === undefined && accounts.length > 1 ? companyFor(accounts, wanted).id : undefined

/** From here on everything is asked for this company. Another one than before is a fresh page. */
const standFor = (accountId: string | undefined, wanted: string) => {
  if (accountId === undefined) return
  const before = readActingFor()
  rememberCompany(accountId)
  if (before !== undefined && before !== accountId) return leaveFor(wanted)
  actFor(accountId)
}

/**
 * Lets in who belongs here: without a session to the sign-in, keeping the wanted address; staff are sent to the console,
 * people of a portal of their own into it. Whoever stands in another company's is let no further than to be told.
 */
export const requireCustomer = async (client: QueryClient, wanted: string) => {
  const person = await readPerson(client, wanted)
  if (person.side !== 'customer') return leaveFor('/console')
  setLocale(person.person.locale)
  const { items } = await client.ensureQueryData(ownPortals)
  const asked = companyAsked(person.accounts ?? [], wanted)
  const mine = asked === undefined ? items : items.filter(({ accountId }) => accountId === asked)
  const belonging = whereIBelong(mine, portalHere, wanted)
  if (belonging.kind === 'moved') return leaveFor(belonging.to)
  if (belonging.kind === 'here') await standFor(belonging.accountId ?? asked, wanted)
  return { me: person, elsewhere: belonging.kind === 'elsewhere' ? belonging.to : undefined }
}

/** The person who is signed in; only below the gate. */
export const useMe = () => useSuspenseQuery(me).data
