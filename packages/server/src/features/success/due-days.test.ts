import { addActionEndpoint, draftAgendaEndpoint, planEngagementEndpoint } from '@mainstay/contracts/engagements'
import { addEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { listFindingsEndpoint } from '@mainstay/contracts/findings'
import { addSuccessItemEndpoint, getMyAccountsEndpoint, getSuccessPlanEndpoint } from '@mainstay/contracts/success'
import { afterEach, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { decodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
afterEach(() => desk.close())

/** The same work twice, due on one day: Dana's at the customer and Marta's in Berlin, in each place that counts it. */
async function dueOn(day: string): Promise<void> {
  const { marta, dana, ida } = desk.people
  const params = { accountId: desk.accountId }
  const { environment } = await desk
    .act(ida, addEnvironmentEndpoint, {
      params,
      body: { name: 'prod', productVersion: '9.2', platform: 'Debian 12', isProduction: true },
    })
    .then((added) => ({ environment: decodeId('env', added.id) }))
  const session = await desk.act(marta, planEngagementEndpoint, { body: { ...params, kind: 'regular_call' } })
  let number = 0
  for (const [name, id, side] of [
    ['Dana', dana, 'customer'],
    ['Marta', marta, 'staff'],
  ] as const) {
    const ownerId = desk.wire('per', id)
    await desk.act(marta, addSuccessItemEndpoint, {
      params,
      body: { kind: 'blocker', title: `Blocker of ${name}`, ownerId, dueOn: day },
    })
    await desk.act(marta, addActionEndpoint, {
      params: { engagementId: session.id },
      body: { says: `Action of ${name}`, ownerId, dueOn: day },
    })
    number += 1
    await desk.sql(
      `INSERT INTO findings (account_id, id, environment_id, number, finding_group, severity, title, why, recommendation,
        evidence, state, owner_id, owner_side, due_on, first_told_at, checked_at, changed_at)
       VALUES ($1, $2, $3, $4, 'reliability', 'high', $5, 'w', 'r', '[]', 'open', $6, $7, $8, now(), now(), now())`,
      [
        ...[decodeId('acc', desk.accountId), desk.desk.newId(), environment, number, `Finding of ${name}`, id, side],
        day,
      ],
    )
  }
}

/** Who is overdue, in each place where it is said or counted. */
async function overdue() {
  const { marta, ana } = desk.people
  const params = { accountId: desk.accountId }
  const [session] = await desk.sql<{ id: string }>('SELECT id FROM engagements')
  const engagementId = desk.wire('eng', session?.id ?? '')
  const { text } = await desk.act(marta, draftAgendaEndpoint, { params: { engagementId } })
  const plan = await desk.act(ana, getSuccessPlanEndpoint, { params })
  const findings = await desk.act(ana, listFindingsEndpoint, { params, query: {} })
  const { items } = await desk.act(marta, getMyAccountsEndpoint, {})
  const count = (fact: string) => items[0]?.health?.parts.find((part) => part.fact === fact)?.count
  return {
    agenda: text.split('\n').flatMap((line) => /(\w+ of \w+).*overdue since/.exec(line)?.[1] ?? []),
    plan: plan.items.filter(({ isOverdue }) => isOverdue).map(({ title }) => title),
    findings: findings.items.filter(({ isOverdue }) => isOverdue).map(({ title }) => title),
    health: [count('blockers_overdue'), count('findings_overdue')],
  }
}

const of = (name: string) => ({
  agenda: [`Blocker of ${name}`, `Action of ${name}`, `Finding of ${name}`],
  plan: [`Blocker of ${name}`],
  findings: [`Finding of ${name}`],
  health: [1, 1],
})

it('a day is over at a customer beyond the date line before it is over in UTC, and not yet for our own people', async () => {
  desk = await openDesk({ at: 'Tue 08:00', account: 'premium + tam in Pacific/Auckland' })
  expect(new Date(desk.now()).toISOString()).toMatch(/^2026-11-23T19/)
  await dueOn('2026-11-23')
  expect(await overdue()).toEqual(of('Dana'))
})

it('and on this side of it only after: our own are overdue by their own clock while the customer still has the day', async () => {
  desk = await openDesk({ at: 'Mon 16:00', account: 'premium + tam in Pacific/Honolulu' })
  expect(new Date(desk.now()).toISOString()).toMatch(/^2026-11-24T02/)
  await dueOn('2026-11-23')
  expect(await overdue()).toEqual(of('Marta'))
})
