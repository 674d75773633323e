import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { isPassing, isSignedOut, me } from '../data/index.ts'
import { setLocale } from '../ui/text/translate.ts'

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

/** Lets in who belongs here: without a session to the sign-in, keeping the wanted address; staff are sent to the console. */
export const requireCustomer = async (client: QueryClient, wanted: string) => {
  const person = await client.ensureQueryData(meOrFault).catch((problem: unknown) => {
    if (isSignedOut(problem)) throw redirect({ to: '/sign-in', search: { wanted } })
    throw problem
  })
  if (person.side !== 'customer') return leaveFor('/console')
  setLocale(person.person.locale)
  return person
}

/** The person who is signed in; only below the gate. */
export const useMe = () => useSuspenseQuery(me).data
