import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { t } from '../text.ts'

interface Numbered {
  readonly id: string
  readonly number: string
}
/** What was refused of several, in words: `ACME-1: Your role does not allow this.` */
const sayFault = ({ number }: Numbered, problem: unknown) =>
  t('many.fault', { number, why: problem instanceof ApiProblem ? problem.title : t('problem.unknown') })

/** Does one thing to several tickets, one after the other, and says what was done and what was refused. */
export const useMany = () => {
  const client = useQueryClient()
  const [isBusy, setIsBusy] = useState(false)
  const run = async <T extends Numbered>(
    tickets: readonly T[],
    act: (ticket: T) => Promise<unknown>,
    done: (count: number, first: string) => string,
  ) => {
    setIsBusy(true)
    const faults: string[] = []
    for (const ticket of tickets) await act(ticket).catch((problem: unknown) => faults.push(sayFault(ticket, problem)))
    const count = tickets.length - faults.length
    if (count > 0) announce(done(count, tickets[0]?.number ?? ''))
    for (const fault of faults) announce(fault, { tone: 'fault', forMs: 12_000 })
    setIsBusy(false)
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'GET /me' })
    return faults.length === 0
  }
  return { run, isBusy }
}
