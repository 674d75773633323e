import type { SentOf } from '@mainstay/contracts/endpoint'
import { addEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { changePlatformsEndpoint } from '@mainstay/contracts/platforms'
import { listProductsEndpoint } from '@mainstay/contracts/products'
import { createReleaseEndpoint, publishReleaseEndpoint } from '@mainstay/contracts/releases'
import {
  decideScopeEndpoint,
  getScopeEndpoint,
  giveScopeVerdictEndpoint,
  scopeStatisticsEndpoint,
} from '@mainstay/contracts/scope'
import { explainTicketEndpoint, type Ticket } from '@mainstay/contracts/tickets'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../desk.ts'

let desk: ScenarioDesk
const installations: Record<string, string> = {}
const platform = { kind: 'operating_system', name: 'Ubuntu' } as const
const service = { kind: 'cloud_service', name: 'Object store' } as const
const supported = { state: 'supported' } as const
const rows = [
  { ...platform, version: '24.04', cells: { '9.x': supported } },
  { ...platform, version: '18.04', cells: { '9.x': { state: 'unsupported' } as const } },
  { ...service, version: null, cells: { '9.x': supported } },
  {
    kind: 'cloud_service',
    name: 'Old queue',
    version: null,
    cells: { '9.x': { state: 'unsupported' } as const },
  } as const,
]

beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  const { items } = await desk.act(desk.people.ida, listProductsEndpoint, {})
  const body = {
    lines: ['9.x'],
    rows: rows.map((row, index) => ({ ...row, id: `00000000-0000-4000-8000-00000000000${index}` })),
  }
  await desk.act(desk.people.ida, changePlatformsEndpoint, { params: { productId: items[0]?.id ?? '' }, body })
  const add = async (
    name: string,
    platforms: SentOf<typeof addEnvironmentEndpoint>['body']['platforms'],
    customisations?: string,
    productVersion = '9.2.1',
  ) => {
    const made = await desk.act(desk.people.ida, addEnvironmentEndpoint, {
      params: { accountId: desk.accountId },
      body: {
        name,
        productVersion,
        isProduction: true,
        platforms,
        ...(customisations ? { customisations } : {}),
      },
    })
    installations[name] = made.id
  }
  for (const [version, kind, availableOn] of [
    ['8.0.0', 'major', '2024-09-05'],
    ['9.0.0', 'major', '2025-03-03'],
    ['9.2.1', 'patch', '2026-10-01'],
  ] as const) {
    const { id: releaseId } = await desk.act(desk.people.ida, createReleaseEndpoint, {
      body: { version, kind, availableOn },
    })
    await desk.act(desk.people.ida, publishReleaseEndpoint, { params: { releaseId }, body: {} })
  }
  await add('good', [{ ...platform, version: '24.04' }, { ...service }])
  await add('old', [{ ...platform, version: '18.04' }])
  await add('changed', [{ ...platform, version: '24.04' }], 'A plug-in for our badges.')
  await add('behind', [], undefined, '8.0.0')
  await add('queued', [{ kind: 'cloud_service', name: 'Old queue' }])
})
afterAll(() => desk.close())

const opens = (name?: string, scopeAnswers?: Record<string, string>) =>
  desk.contact('ana').opens({
    priority: 'P2',
    ...(name === undefined ? {} : { environmentId: installations[name] ?? '' }),
    ...(scopeAnswers && { scopeAnswers }),
  })
const scopeOf = (ticket: Pick<Ticket, 'id'>, who: string = desk.people.ana) =>
  desk.act(who, getScopeEndpoint, { params: { ticketId: ticket.id } })
type Given = SentOf<typeof giveScopeVerdictEndpoint>['body']
const gives = (who: string, ticket: Pick<Ticket, 'id'>, body: Given) =>
  desk.act(who, giveScopeVerdictEndpoint, { params: { ticketId: ticket.id }, body })
const explained: Given = {
  verdict: 'excluded',
  exclusion: 'platform',
  message: { text: 'Ubuntu 18.04 is outside. Here is what we can do.' },
}
const refused = (code: string) => ({ code })

describe('a ticket from an installation that we do not support', () => {
  it('says so before it is sent, with clause and way out, and asks only what matters', async () => {
    const ask = (environmentId: string, answers = {}) =>
      desk.act(desk.people.ana, decideScopeEndpoint, {
        body: { accountId: desk.accountId, environmentId, kind: 'defect', answers },
      })
    const old = await ask(installations.old ?? '')
    expect(old).toMatchObject({ verdict: 'excluded', exclusion: 'platform', clause: '6.5', isProvisional: true })
    expect(old.words).toBe('not covered: operating system')
    expect(old.decision.reasons.map(({ text }) => text)).toContain('Ubuntu 18.04 is not supported with this version.')
    expect(old.waysOut.map(({ code }) => code)).toEqual(['scope.way_out'])
    expect(old.questions.map(({ id }) => id)).toEqual(['where'])
    expect((await ask(installations.changed ?? '')).questions.map(({ id }) => id)).toEqual(['where', 'changes'])
    expect((await ask(installations.good ?? '')).questions.map(({ id }) => id)).toEqual(['where', 'cloud'])
    expect((await ask(installations.good ?? '', { cloud: 'interaction' })).verdict).toBe('in_scope')
    expect((await ask(installations.good ?? '', { cloud: 'service' })).exclusion).toBe('cloud_service')
  })

  it('says when its version left support, and where to go', async () => {
    const { verdict, exclusion, words, decision, waysOut } = await desk.act(desk.people.ana, decideScopeEndpoint, {
      body: { accountId: desk.accountId, environmentId: installations.behind ?? '' },
    })
    expect({ verdict, exclusion, words }).toEqual({
      verdict: 'excluded',
      exclusion: 'not_released',
      words: 'not covered: version',
    })
    expect(decision.reasons[0]).toMatchObject({
      clause: '5.2',
      text: expect.stringMatching(/^8\.0\.0 left support on 3 Mar 2026/),
    })
    expect(waysOut).toEqual([{ code: 'scope.upgrade', text: 'Upgrade from 8.0.0 to 9.2.1.' }])
  })

  it('asks about nothing of strangers: account.not_found, environment.unknown, product.unknown', async () => {
    const nobody = '00000000000000000000000000'
    const ask = (body: Partial<SentOf<typeof decideScopeEndpoint>['body']>) =>
      desk.act(desk.people.bo, decideScopeEndpoint, { body: { accountId: desk.accountId, ...body } })
    await expect(ask({ accountId: `acc_${nobody}` })).rejects.toMatchObject(refused('account.not_found'))
    await expect(ask({ environmentId: `env_${nobody}` })).rejects.toMatchObject(refused('environment.unknown'))
    await expect(ask({ productId: `prd_${nobody}` })).rejects.toMatchObject(refused('product.unknown'))
  })

  it('opens with its promise all the same; the verdict stands with it and is provisional', async () => {
    const ticket = await opens('old')
    expect(ticket.running).toMatchObject({ state: 'running', target: '4h' })
    const { current, history, mayDisagree } = await scopeOf(ticket)
    expect(current).toMatchObject({
      author: 'rule',
      act: 'found',
      state: 'provisional',
      by: null,
      productVersion: '9.2.1',
    })
    expect(history).toHaveLength(1)
    expect(mayDisagree).toBe(false)
    const told = (await desk.contact('ana').timeline(ticket)).flatMap((entry) =>
      entry.type === 'change' && entry.change.kind === 'scope' ? [entry.change] : [],
    )
    expect(told).toMatchObject([
      { to: 'not covered: operating system', side: 'automatic', decision: { code: 'scope.excluded' } },
    ])
  })

  it('law: no verdict of a rule changes a commitment, whatever the installation and the answers', async () => {
    const plain = (await opens()).commitments
    const shape = (commitments: Ticket['commitments']) =>
      commitments.map(({ metric, state, target, startedAt, dueAt, clauses }) => ({
        metric,
        state,
        target,
        startedAt,
        dueAt,
        clauses,
      }))
    const answers = fc.record(
      {
        where: fc.constantFrom('product', 'between', 'elsewhere'),
        changes: fc.constantFrom('also_without', 'only_with', 'not_tried'),
        cloud: fc.constantFrom('not_part', 'interaction', 'service'),
        made_up: fc.constant('anything'),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('good', 'old', 'changed', 'queued', undefined), answers, async (name, given) => {
        const ticket = await opens(name, given)
        expect(shape(ticket.commitments)).toEqual(shape(plain))
        expect((await scopeOf(ticket)).current?.author).toBe('rule')
      }),
      { numRuns: 12 },
    )
  })

  it('is in scope where nobody knows; what the policy does not ask is set aside', async () => {
    const ticket = await opens(undefined, { made_up: 'anything', where: 'product' })
    const { current, answers } = await scopeOf(ticket)
    expect(current).toMatchObject({ verdict: 'in_scope', isProvisional: false, words: 'covered', changeId: null })
    expect(current?.decision.reasons.map(({ code }) => code)).toEqual(['scope.covered', 'scope.asked'])
    expect(answers).toEqual([{ ask: 'What is it that fails?', answer: 'The product itself' }])
  })
})

describe('a person’s verdict', () => {
  it('is explained in public in the same step, and that explanation is the answer: the clock is met', async () => {
    const ticket = await opens('old')
    await desk.pass('10 minutes')
    const {
      verdict,
      ticket: answered,
      message,
    } = await gives(desk.people.bo, ticket, { ...explained, note: 'Same as in June.' })
    expect(verdict).toMatchObject({ author: 'person', act: 'confirmed', state: 'standing', by: { name: 'Bo' } })
    expect(verdict.messageId).toBe(message?.id)
    expect(answered.commitments).toMatchObject([{ metric: 'first_response', state: 'met' }])
    const seen = await scopeOf(ticket)
    expect(seen.current).toMatchObject({ note: null, isProvisional: false, words: 'not covered: operating system' })
    expect(seen.mayDisagree).toBe(true)
    expect(seen.history.map(({ state }) => state)).toEqual(['standing', 'replaced'])
    expect((await scopeOf(ticket, desk.people.bo)).current?.note).toBe('Same as in June.')
    expect(JSON.stringify(seen)).not.toContain('June')
  })

  it('scope.explain_first: nothing is taken away without a word to the customer, and the clock runs on', async () => {
    const ticket = await opens('old')
    await expect(gives(desk.people.bo, ticket, { verdict: 'excluded', exclusion: 'platform' })).rejects.toMatchObject(
      refused('scope.explain_first'),
    )
    await expect(gives(desk.people.bo, ticket, { verdict: 'best_effort', exclusion: 'altered' })).rejects.toMatchObject(
      refused('scope.explain_first'),
    )
    expect((await desk.commitment(ticket, 'first_response'))?.state).toBe('running')
    expect((await scopeOf(ticket)).history).toHaveLength(1)
  })

  it('scope.exclusion_unknown: only under an exclusion of the policy', async () => {
    const ticket = await opens('old')
    for (const exclusion of ['weather', undefined])
      await expect(gives(desk.people.bo, ticket, { ...explained, exclusion })).rejects.toMatchObject(
        refused('scope.exclusion_unknown'),
      )
  })

  it('scope.stands_already: the same again says nothing new; another one replaces it', async () => {
    const ticket = await opens('old')
    await gives(desk.people.bo, ticket, explained)
    await expect(gives(desk.people.ida, ticket, explained)).rejects.toMatchObject(refused('scope.stands_already'))
    const { verdict } = await gives(desk.people.ida, ticket, { ...explained, verdict: 'best_effort' })
    expect(verdict).toMatchObject({ act: 'overruled', words: 'outside the promise: we look when we can' })
  })

  it('finds that it is covered after all with no message needed; no promise moves', async () => {
    const ticket = await opens('old')
    const before = await desk.commitments(ticket)
    const { verdict, message } = await gives(desk.people.bo, ticket, { verdict: 'in_scope' })
    expect(verdict).toMatchObject({ act: 'overruled', verdict: 'in_scope', exclusion: null })
    expect(message).toBeNull()
    expect(await desk.commitments(ticket)).toEqual(before)
    expect((await scopeOf(ticket)).mayDisagree).toBe(false)
  })

  it('is no customer’s to give: access.denied; a closed ticket is reopened first: ticket.closed', async () => {
    const ticket = await opens('old')
    await expect(gives(desk.people.ana, ticket, explained)).rejects.toMatchObject(refused('access.denied'))
    await gives(desk.people.bo, ticket, { ...explained, message: { text: 'No more to do here.', status: 'resolved' } })
    await desk.contact('ana').moves(ticket, { status: 'closed' })
    await expect(gives(desk.people.bo, ticket, { ...explained, exclusion: 'altered' })).rejects.toMatchObject(
      refused('ticket.closed'),
    )
  })

  it('a ticket out of sight is ticket.not_found', async () => {
    const ticketId = 'tkt_00000000000000000000000000'
    await expect(scopeOf({ id: ticketId })).rejects.toMatchObject(refused('ticket.not_found'))
    await expect(gives(desk.people.bo, { id: ticketId }, explained)).rejects.toMatchObject(refused('ticket.not_found'))
  })
})

describe('a contact who disagrees', () => {
  const disputed = async () => {
    const ticket = await opens('old')
    await gives(desk.people.bo, ticket, explained)
    const changeId = (await scopeOf(ticket)).current?.changeId ?? ''
    await desk.disagrees(ticket, changeId, 'It happens on 24.04 as well.')
    return ticket
  }

  it('is heard by a lead; upheld, the ticket is in scope by the lead’s word, and both texts stay', async () => {
    const ticket = await disputed()
    expect((await scopeOf(ticket)).mayDisagree).toBe(false)
    expect((await desk.engineer('ida').reads(ticket)).flags).toContain('dissent')
    const before = await desk.commitments(ticket)
    await desk.engineer('ida').rules(ticket, true, 'Right, we saw it there too.')
    const { current, history } = await scopeOf(ticket)
    expect(current).toMatchObject({ verdict: 'in_scope', author: 'person', act: 'overruled', by: { name: 'Ida' } })
    expect(history).toHaveLength(3)
    expect(await desk.commitments(ticket)).toEqual(before)
    const { changes } = await desk.act(desk.people.ana, explainTicketEndpoint, { params: { ticketId: ticket.id } })
    expect(changes.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['It happens on 24.04 as well.', 'Right, we saw it there too.']),
    )
  })

  it('dismissed, the verdict stands, and there is nothing more to decide: ticket.nothing_to_decide', async () => {
    const ticket = await disputed()
    await desk.engineer('ida').rules(ticket, false, 'It does not happen there.')
    expect((await scopeOf(ticket)).current).toMatchObject({ verdict: 'excluded', state: 'standing' })
    const changeId = (await scopeOf(ticket)).current?.changeId ?? ''
    await expect(desk.disagrees(ticket, changeId, 'But still.')).rejects.toMatchObject(
      refused('ticket.nothing_to_decide'),
    )
  })

  it('cannot dispute what only a rule found: a person looks first, ticket.nothing_to_decide', async () => {
    const ticket = await opens('old')
    const changeId = (await scopeOf(ticket)).current?.changeId ?? ''
    await expect(desk.disagrees(ticket, changeId, 'No.')).rejects.toMatchObject(refused('ticket.nothing_to_decide'))
  })
})

describe('statistics of scope', () => {
  const counted = (who: string, query: SentOf<typeof scopeStatisticsEndpoint>['query']) =>
    desk.act(who, scopeStatisticsEndpoint, { query })

  it('count each ticket once a clause, with what people made of it', async () => {
    const { items } = await counted(desk.people.bo, { by: 'clause' })
    const platforms = items.find(({ key }) => key === '6.5')
    expect(platforms).toMatchObject({ label: 'operating system or hardware' })
    expect(platforms?.tickets).toBe(
      (platforms?.provisional ?? 0) + (platforms?.confirmed ?? 0) + (platforms?.overruled ?? 0),
    )
    expect(platforms).toMatchObject({ disputed: 2, upheld: 1 })
    const byAccount = await counted(desk.people.bo, { by: 'account', accountId: desk.accountId })
    expect(byAccount.items).toMatchObject([{ key: 'ACME', label: 'Acme Rail', account: { code: 'ACME' } }])
    const byVersion = await counted(desk.people.bo, { by: 'version' })
    expect(byVersion.items.map(({ key }) => key)).toContain('9.2.1')
    expect((await counted(desk.people.bo, { by: 'clause', from: '2020-01-01', to: '2020-12-31' })).items).toEqual([])
  })

  it('are for the staff: request.not_found to a customer; a span that ends before it begins is request.invalid', async () => {
    await expect(counted(desk.people.ana, {})).rejects.toMatchObject(refused('request.not_found'))
    await expect(counted(desk.people.bo, { from: '2026-12-01', to: '2026-11-01' })).rejects.toMatchObject(
      refused('request.invalid'),
    )
  })
})
