import {
  attainmentEndpoint,
  decideResponseEndpoint,
  listCommitmentsEndpoint,
  listTicketCommitmentsEndpoint,
  supportNowEndpoint,
} from '@mainstay/contracts/commitments'
import type { Endpoint } from '@mainstay/contracts/endpoint'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '../../platform/ctx.ts'
import { compileAnswerCheck } from '../../platform/http/check-answer.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { commitmentRoutes } from './routes.ts'
import type { TicketKey } from './stored-clocks.ts'
import { type Ledger, type LedgerAccount, openLedger } from './testing/open-ledger.ts'

let ledger: Ledger
let account: LedgerAccount
let key: TicketKey
let unpromised: TicketKey

beforeAll(async () => {
  ledger = await openLedger('2026-11-20T22:30:00Z')
  account = await ledger.account()
  key = await ledger.open(account, 'P1')
  const ended = await ledger.account({ endsOn: '2026-02-01' })
  unpromised = await ledger.open(ended, 'P2', false)
  const byHand = {
    type: 'ticket.replied' as const,
    data: { messageId: ledger.newId(), side: 'staff', byPerson: true, nextUpdateBy: '2026-11-21T09:00:00.000Z' },
  }
  for (const ticket of [key, unpromised]) await ledger.tell(ticket, [byHand])
})
afterAll(() => ledger.close())

/** Asks an operation as the door would, and holds its answer against the deal: unannounced fields are a fault. */
async function ask(endpoint: Endpoint, by: Principal, input: object): Promise<unknown> {
  const route = commitmentRoutes.find((one) => one.endpoint === endpoint)
  if (!route || route.unit === 'none') throw new Error('no such operation')
  const whole = { params: undefined, query: undefined, body: undefined, ...input }
  const answer = await ledger.openUnit(by, route.unit, (ctx) => route.run(ctx, whole))
  compileAnswerCheck(endpoint)(answer)
  return answer
}

it('every answer keeps the contract, for customers and for staff, promised or only recorded', async () => {
  const accountId = encodeId('acc', account.id)
  const readers: readonly Principal[] = [account.customer, ledger.staff]
  for (const by of readers) {
    await ask(supportNowEndpoint, by, { params: { accountId } })
    await ask(decideResponseEndpoint, by, { body: { accountId, priority: 'P0' } })
    await ask(decideResponseEndpoint, by, { body: { accountId, priority: 'P0', at: '2031-01-01T00:00:00Z' } })
    await ask(listCommitmentsEndpoint, by, { query: { limit: 50 } })
    await ask(listTicketCommitmentsEndpoint, by, { params: { ticketId: encodeId('tkt', key.ticketId) } })
  }
  await ask(attainmentEndpoint, ledger.staff, { query: {} })
  const recorded = await ask(listTicketCommitmentsEndpoint, ledger.staff, {
    params: { ticketId: encodeId('tkt', unpromised.ticketId) },
  })
  expect(recorded).toMatchObject({ items: [{ source: 'person', coverage: 'plain', zone: 'UTC' }] })
})
