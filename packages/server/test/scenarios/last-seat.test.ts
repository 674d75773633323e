import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seatsOf } from '../../src/features/agreements/index.ts'
import { addContact } from '../../src/features/contacts/add-contact.ts'
import { endContact } from '../../src/features/contacts/end-contact.ts'
import { openTicketDesk, refusalOf, type TicketDesk } from '../../src/features/tickets/testing/open-ticket-desk.ts'
import type { Principal } from '../../src/platform/ctx.ts'
import { encodeId } from '../../src/platform/ids/index.ts'
import { bothEngines, openTestDatabase } from '../desk-database.ts'

const rounds = 125
const atOnce = 8
const place = { city: 'Oslo', country: 'NO', zone: 'Europe/Oslo' }
const add = addContact(seatsOf)

describe.each(bothEngines())('the last seat on %s', (engine) => {
  let desk: TicketDesk
  beforeAll(async () => {
    desk = await openTicketDesk(undefined, await openTestDatabase(engine))
  })
  afterAll(() => desk.close())

  it(`never goes twice: ${rounds * atOnce} invitations, ${atOnce} at once, by the primary and by staff (contact.no_seat)`, async () => {
    const acme = await desk.account('ACME')
    const dana = await acme.contact('Dana', 'primary')
    await acme.contact('Ana')
    await acme.contact('Ben')
    const inviters: readonly Principal[] = [dana, await desk.staff('Lea', 'lead')]
    const params = { accountId: encodeId('acc', acme.id) }
    const invite = (round: number, which: number) =>
      desk.by(inviters[which % inviters.length] ?? dana, add, {
        params,
        body: {
          ...place,
          name: 'New',
          email: `n${round}.${which}@x.test`,
          role: 'contact',
          isPrimary: false,
          invite: true,
        },
      })

    const ends: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      const tries = Array.from({ length: atOnce }, (_, which) => invite(round, which))
      ends.push(...(await Promise.all(tries.map(refusalOf))).map(String))
      const [added] = (await Promise.allSettled(tries)).flatMap((end) =>
        end.status === 'fulfilled' ? [end.value] : [],
      )
      if (!added) throw new Error('nobody got the seat')
      await desk.by(dana, endContact, { params: { ...params, contactId: added.id }, body: {} })
    }

    const counted = Object.fromEntries(
      Map.groupBy(ends, String)
        .entries()
        .map(([end, all]) => [end, all.length]),
    )
    process.stdout.write(`last seat on ${engine}: ${ends.length} tries, ${JSON.stringify(counted)}\n`)
    expect(counted).toEqual({ done: rounds, 'contact.no_seat': rounds * (atOnce - 1) })
  })
})
