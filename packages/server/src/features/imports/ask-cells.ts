import type { ReadRow } from './read-table.ts'
import type { Gathered, KnownRequest } from './request-cells.ts'
import { fault, type RowFault } from './row-plan.ts'

/** What a row says of somebody who asked. */
export type AskRead =
  | { readonly does: 'none' | 'stay' }
  | {
      readonly does: 'create'
      readonly accountId: string
      readonly personId: string
      readonly useCase: string
      /** What the account holds, by which the ask is counted. */
      readonly counted: () => ReturnType<Gathered['countedOf']>
      /** Once it is written, a later row about the same knows it. */
      readonly remember: (requestId: string) => void
    }

const longest = 4_000
const faults = (...all: readonly RowFault[]) => ({ faults: all })

/** Who asked for it, and in which words: new, or known. Words that stand there are the customer's and never change. */
export function readAsk(
  { account = '', email = '', use_case: useCase = '' }: ReadRow['cells'],
  known: KnownRequest | undefined,
  { accounts, people, asks, countedOf }: Gathered,
): AskRead | { readonly faults: readonly RowFault[] } {
  if (account === '' && email === '' && useCase === '') return { does: 'none' }
  const accountId = accounts.find(account)
  if (accountId === undefined) return faults(accounts.unknown)
  const personId = people.get(`${accountId} ${email.toLowerCase()}`)
  if (personId === undefined)
    return faults(fault('email', 'contact.not_found', 'No technical contact of this account has this address.'))
  const theirs = asks.filter(
    (ask) => ask.requestId === known?.endsIn && ask.accountId === accountId && ask.personId === personId,
  )
  if (useCase === '' && theirs.length > 0) return { does: 'stay' }
  if (useCase === '' || useCase.length > longest)
    return faults(fault('use_case', 'cell.invalid', 'Write what they would do with it, in up to 4,000 letters.'))
  const said = theirs.find((ask) => ask.useCase !== null)
  if (said) return said.useCase === useCase ? { does: 'stay' } : faults(fixed)
  const remember = (requestId: string) => void asks.push({ requestId, accountId, personId, useCase })
  return { does: 'create', accountId, personId, useCase, counted: () => countedOf(accountId), remember }
}

const fixed = fault(
  'use_case',
  'feature_request.ask_fixed',
  'Somebody asked for this in other words already. They stay as they were written.',
)
