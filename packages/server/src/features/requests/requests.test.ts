import { addContactEndpoint, createAccountEndpoint, createAgreementEndpoint } from '@mainstay/contracts/accounts'
import { listNotificationsEndpoint } from '@mainstay/contracts/notifications'
import {
  changeReleaseEndpoint,
  createReleaseEndpoint,
  publishReleaseEndpoint,
  setReleaseFixesEndpoint,
} from '@mainstay/contracts/releases'
import {
  argueForRequestEndpoint,
  askForRequestEndpoint,
  changeRequestEndpoint,
  createRequestEndpoint,
  decideAdvocacyEndpoint,
  findSimilarRequestsEndpoint,
  getRequestEndpoint,
  getRoadMapEndpoint,
  getTicketRequestEndpoint,
  linkTicketEndpoint,
  listAsksEndpoint,
  listRequestsEndpoint,
  mergeRequestEndpoint,
  noteOnRequestEndpoint,
  placeRequestEndpoint,
  setRequestStatusEndpoint,
  splitRequestEndpoint,
  undoMoveEndpoint,
} from '@mainstay/contracts/requests'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { decodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
/** A contact of another company, on Premium. */
let kim: { personId: string; accountId: string; account: string }
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  kim = await otherCompany('KITE', 'Kim')
})
afterAll(() => desk.close())

async function otherCompany(code: string, name: string) {
  const { ida, marta } = desk.people
  const account = await desk.act(ida, createAccountEndpoint, {
    body: { code, name: `${code} Ltd`, managerId: desk.wire('per', marta) },
  })
  const params = { accountId: account.id }
  const zone = 'Europe/Berlin'
  await desk.act(ida, createAgreementEndpoint, {
    params,
    body: { orderForm: `OF-${code}`, plan: 'premium', addOns: [], startsOn: '2026-01-01', endsOn: '2028-01-01', zone },
  })
  const added = await desk.act(ida, addContactEndpoint, {
    params,
    body: {
      name,
      email: `${name.toLowerCase()}@${code.toLowerCase()}.test`,
      city: 'Berlin',
      country: 'DE',
      zone,
      invite: false,
    },
  })
  return { personId: decodeId('per', added.person.id), accountId: decodeId('acc', account.id), account: account.id }
}

const note = (title: string, more = {}) =>
  desk.act(desk.people.ida, createRequestEndpoint, { body: { title, wording: `People want: ${title}.`, ...more } })
const params = ({ id }: { readonly id: string }) => ({ params: { requestId: id } })
const read = (request: { readonly id: string }, by = desk.people.ida) =>
  desk.act(by, getRequestEndpoint, params(request))
const meToo = (request: { readonly id: string }, useCase: string, by = desk.people.ana) =>
  desk.act(by, askForRequestEndpoint, { ...params(request), body: { useCase } })
const kimToo = (request: { readonly id: string }, useCase: string) =>
  desk.asContact(kim.personId, kim.accountId, askForRequestEndpoint, { ...params(request), body: { useCase } })
type Status = 'under_consideration' | 'planned' | 'shipped' | 'declined' | 'in_progress' | 'noted'
const say = (request: { readonly id: string }, status: Status, body = {}) =>
  desk.act(desk.people.ida, setRequestStatusEndpoint, { ...params(request), body: { status, ...body } })
/** A release of the catalogue; a draft that nobody gave out unless told its day. */
async function release(version: string, availableOn?: string): Promise<string> {
  const day = availableOn === undefined ? {} : { availableOn }
  const body = { version, kind: 'update' as const, summary: 'What it brings.', ...day }
  const made = await desk.act(desk.people.ida, createReleaseEndpoint, { body })
  if (availableOn !== undefined)
    await desk.act(desk.people.ida, publishReleaseEndpoint, { params: { releaseId: made.id } })
  return made.id
}
const asksOf = async (request: { readonly id: string }, by = desk.people.ida) =>
  (await desk.act(by, listAsksEndpoint, { ...params(request), query: {} })).items
const refused = (code: string) => ({ code })

describe('asking for something', () => {
  it('a ticket with an idea becomes an ask: its words stay word for word, and only its account and the staff read them', async () => {
    const ticket = await desk
      .contact('ana')
      .opens({ priority: 'P4', kind: 'enhancement', subject: 'CSV, please', text: 'We type it all off.' })
    const request = await desk.act(desk.people.bo, createRequestEndpoint, {
      body: { title: 'Export as CSV', wording: 'Lists can be saved.', ticketId: ticket.id },
    })
    await kimToo(request, 'Our auditors in Kiel want files')

    expect(
      (await asksOf(request)).map(({ account, ticket: of, useCase }) => [account.code, of?.words ?? useCase]),
    ).toEqual([
      ['ACME', 'We type it all off.'],
      ['KITE', 'Our auditors in Kiel want files'],
    ])
    const anas = await asksOf(request, desk.people.ana)
    expect(anas.map(({ account }) => account.code)).toEqual(['ACME'])
    expect(JSON.stringify([anas, await read(request, desk.people.ana)])).not.toContain('Kiel')
    const linked = await desk.act(desk.people.ana, getTicketRequestEndpoint, { params: { ticketId: ticket.id } })
    expect(linked.request).toMatchObject({ title: 'Export as CSV', isOurs: true })
  })

  it('weighs by accounts and plans, moves with each ask, and says its sum part by part', async () => {
    const request = await note('Dark mode for charts')
    await meToo(request, 'At night')
    await meToo(request, 'So do I', desk.people.dana)
    await kimToo(request, 'We too')
    const { staff } = await read(request)
    expect(staff).toMatchObject({ weight: 5, accounts: 2, asks: 3, clause: '8.5' })
    expect(staff?.parts.map(({ name, what, count, sum }) => [name ?? what, count, sum])).toEqual([
      ['Premium', 1, 3],
      ['Standard', 1, 1],
      ['further_asks', 1, 1],
    ])
    await weightsAreTrue()
  })

  it('is asked for once by each person: feature_request.asked_already', async () => {
    const request = await note('Faster search')
    await meToo(request, 'Please')
    await expect(meToo(request, 'Please!')).rejects.toMatchObject(refused('feature_request.asked_already'))
  })

  it('takes a ticket once, and no other kind of ticket: feature_request.ticket_linked, feature_request.ticket_unfit', async () => {
    const [one, other] = [await note('Undo for deploys'), await note('History of deploys')]
    const idea = await desk.contact('ana').opens({ priority: 'P4', kind: 'enhancement' })
    const defect = await desk.contact('ana').opens({ priority: 'P3' })
    const link = (request: { id: string }, ticketId: string) =>
      desk.act(desk.people.bo, linkTicketEndpoint, { ...params(request), body: { ticketId } })
    await link(one, idea.id)
    await expect(link(other, idea.id)).rejects.toMatchObject(refused('feature_request.ticket_linked'))
    await expect(link(other, defect.id)).rejects.toMatchObject(refused('feature_request.ticket_unfit'))
  })

  it('an ask that came with a private ticket is not there for colleagues who cannot read the ticket', async () => {
    const request = await note('Quiet hours')
    const ticket = await desk
      .contact('dana')
      .opens({ priority: 'P4', kind: 'enhancement', sight: 'private', text: 'Between us.' })
    await desk.act(desk.people.bo, linkTicketEndpoint, { ...params(request), body: { ticketId: ticket.id } })
    expect(await asksOf(request, desk.people.ana)).toEqual([])
    expect((await asksOf(request, desk.people.dana)).map(({ ticket: of }) => of?.words)).toEqual(['Between us.'])
  })
})

describe('who sees a request', () => {
  it('a hidden one is seen by whoever asked for it, and is not there for others: feature_request.not_found', async () => {
    const request = await note('Secret plans', { visibility: 'hidden' })
    await expect(read(request, desk.people.ana)).rejects.toMatchObject(refused('feature_request.not_found'))
    await expect(meToo(request, 'x')).rejects.toMatchObject(refused('feature_request.not_found'))
    const ticket = await desk.contact('ana').opens({ priority: 'P4', kind: 'enhancement' })
    await desk.act(desk.people.bo, linkTicketEndpoint, { ...params(request), body: { ticketId: ticket.id } })
    expect(await read(request, desk.people.ana)).toMatchObject({ title: 'Secret plans', isOurs: true, staff: null })
    await expect(
      desk.asContact(kim.personId, kim.accountId, getRequestEndpoint, params(request)),
    ).rejects.toMatchObject(refused('feature_request.not_found'))
  })

  it('one for a plan is for that plan alone, and a plan must be named: feature_request.plans_needed', async () => {
    const request = await note('Premium dashboards', { visibility: 'plans', plans: ['premium'] })
    await expect(read(request, desk.people.ana)).rejects.toMatchObject(refused('feature_request.not_found'))
    await desk.asContact(kim.personId, kim.accountId, getRequestEndpoint, params(request))
    await expect(note('For nobody', { visibility: 'plans' })).rejects.toMatchObject(
      refused('feature_request.plans_needed'),
    )
    expect(await read(request)).toMatchObject({ staff: { visibility: 'plans', plans: ['premium'] } })
  })

  it('similar ones are found while typing, whatever the ending of a word, within sight', async () => {
    await note('Exporting audit trails nightly')
    await note('Exporting hidden thoughts', { visibility: 'hidden' })
    const find = async (q: string, by: string) =>
      (await desk.act(by, findSimilarRequestsEndpoint, { query: { q } })).items.map(({ title }) => title)
    expect(await find('export of our audit trail', desk.people.ana)).toContain('Exporting audit trails nightly')
    expect(await find('exports thoughts', desk.people.ana)).not.toContain('Exporting hidden thoughts')
    expect(await find('exports thoughts', desk.people.bo)).toContain('Exporting hidden thoughts')
    expect(await find("a & | ! :* '", desk.people.ana)).toEqual([])
    expect(await find('expporting of audti trials', desk.people.ana)).toContain('Exporting audit trails nightly')
    expect(await find('expport', desk.people.ana)).not.toContain('Exporting hidden thoughts')
  })

  it('notes and arguments are the staff’s: no customer reads a word of them, and a contact keeps no list', async () => {
    const request = await note('Something argued about')
    await desk.act(desk.people.bo, noteOnRequestEndpoint, { ...params(request), body: { text: 'canary-note' } })
    await desk.act(desk.people.marta, argueForRequestEndpoint, {
      ...params(request),
      body: { accountId: kim.account, argument: 'canary-argument', review: 'November review' },
    })
    await meToo(request, 'We want it')
    expect(JSON.stringify(await read(request, desk.people.ana))).not.toContain('canary')
    expect(JSON.stringify(await read(request))).toContain('canary-argument')
    await expect(desk.act(desk.people.ana, listRequestsEndpoint, { query: {} })).rejects.toMatchObject(
      refused('request.not_found'),
    )
  })
})

describe('how a request stands', () => {
  it('is said in public words, with its history, and only what fits may follow: feature_request.status_unfit', async () => {
    const request = await note('Two-way sync')
    const releaseId = await release('9.3')
    await say(request, 'planned', { releaseId, words: 'It comes with the spring release.' })
    expect(await read(request, desk.people.ana)).toMatchObject({
      ...{ status: 'planned', release: '9.3', statusWords: 'It comes with the spring release.' },
      history: [{ to: 'noted' }, { from: 'noted', to: 'planned', release: '9.3' }],
    })
    await expect(say(request, 'noted')).rejects.toMatchObject(refused('feature_request.status_unfit'))
  })

  it('a no has a reason and a plan has a release: feature_request.words_needed, feature_request.release_needed', async () => {
    const request = await note('A native app')
    await expect(say(request, 'declined')).rejects.toMatchObject(refused('feature_request.words_needed'))
    await expect(say(request, 'planned')).rejects.toMatchObject(refused('feature_request.release_needed'))
  })

  it('what is shipped or declined is not asked for any more: feature_request.done_with', async () => {
    const request = await note('A fax door')
    await say(request, 'declined', { words: 'Nobody here has a fax.' })
    await expect(meToo(request, 'But we do')).rejects.toMatchObject(refused('feature_request.done_with'))
    await expect(
      desk.act(desk.people.ida, placeRequestEndpoint, { ...params(request), body: { stage: 'now' } }),
    ).rejects.toMatchObject(refused('feature_request.done_with'))
  })

  it('a plan names a release to come and what shipped one that is out, of this product: feature_request.release_unfit', async () => {
    const request = await note('A plan that holds')
    const [draft, out] = [await release('20.0'), await release('8.9', '2026-11-20')]
    const unfit = refused('feature_request.release_unfit')
    await expect(say(request, 'planned', { releaseId: out })).rejects.toMatchObject(unfit)
    await expect(say(request, 'shipped', { releaseId: draft })).rejects.toMatchObject(unfit)
    await expect(say(request, 'planned', { releaseId: desk.wire('rel', kim.personId) })).rejects.toMatchObject(unfit)
    await say(request, 'planned', { releaseId: draft })
    await expect(say(request, 'shipped')).rejects.toMatchObject(unfit)
    expect(await say(request, 'shipped', { releaseId: out })).toMatchObject({ release: '8.9' })
    expect(await say(request, 'in_progress')).toMatchObject({ release: null, staff: { releaseId: null } })
  })

  it('a plan moves to another release, and follows when that is renamed: whoever reads it reads the new one', async () => {
    const request = await note('A plan that moves')
    const [one, other] = [await release('21.0'), await release('21.1')]
    await say(request, 'planned', { releaseId: one })
    await expect(say(request, 'planned', { releaseId: one })).rejects.toMatchObject(
      refused('feature_request.status_unfit'),
    )
    expect(await say(request, 'planned', { releaseId: other })).toMatchObject({ release: '21.1' })
    await desk.act(desk.people.ida, changeReleaseEndpoint, { params: { releaseId: other }, body: { version: '21.2' } })
    expect((await read(request, desk.people.ana)).release).toBe('21.2')
    const { items } = await desk.act(desk.people.ida, listRequestsEndpoint, { query: { releaseId: other } })
    expect(items.map(({ id }) => id)).toEqual([request.id])
  })
})

describe('telling whoever asked', () => {
  const kinds = async (who: 'ana' | 'dana') => (await desk.toldTo(who)).filter((kind) => kind.startsWith('request_'))
  it('of every word about it, once each, by title; who asks later is told of what comes then', async () => {
    const request = await note('Told of every step')
    await meToo(request, 'For us', desk.people.dana)
    const before = await kinds('dana')
    const news = async () => (await kinds('dana')).slice(before.length)
    await say(request, 'under_consideration')
    await desk.mailGoes()
    await kimToo(request, 'And us')
    await say(request, 'planned', { releaseId: await release('22.0') })
    await desk.mailGoes()
    await say(request, 'in_progress')
    await say(request, 'declined', { words: 'It would slow every deploy down.' })
    await desk.mailGoes()
    await desk.mailGoes()
    expect([...(await news())].sort()).toEqual(['request_considered', 'request_planned', 'request_refused'])
    const { items } = await desk.act(desk.people.dana, listNotificationsEndpoint, { query: { limit: 5 } })
    expect(items[0]).toMatchObject({ request: { id: request.id, title: 'Told of every step' } })
    const told = (await desk.eventsOf('feature_request.moved_on')).filter(({ data }) => data.personId === kim.personId)
    expect(told.map(({ data }) => data.status)).toEqual(['planned', 'declined'])
  })

  it('that it shipped once for ever, also when it ships again', async () => {
    const request = await note('Weekly digest')
    await meToo(request, 'One mail a week')
    await kimToo(request, 'Same here')
    const told = async () =>
      (await desk.eventsOf('feature_request.shipped'))
        .map(({ data }) => data.personId)
        .filter((id) => id === desk.people.ana || id === kim.personId)
    await say(request, 'shipped', { releaseId: await release('9.2', '2026-11-24') })
    await desk.mailGoes()
    expect((await told()).sort()).toEqual([desk.people.ana, kim.personId].sort())
    expect((await kinds('ana')).filter((kind) => kind === 'request_shipped')).toHaveLength(1)
    expect(await kinds('dana')).not.toContain('request_shipped')
    await say(request, 'in_progress', { words: 'It had to be taken back.' })
    await say(request, 'shipped')
    await desk.mailGoes()
    expect(await told()).toHaveLength(2)
  })

  it('who asked with a private ticket is told alone: the word of it bears the ticket, so that no colleague sees it', async () => {
    const request = await note('Between two people')
    const ticket = await desk
      .contact('dana')
      .opens({ priority: 'P4', kind: 'enhancement', sight: 'private', text: 'Only us two.' })
    await desk.act(desk.people.bo, linkTicketEndpoint, { ...params(request), body: { ticketId: ticket.id } })
    const anas = (await kinds('ana')).length
    await say(request, 'under_consideration')
    await desk.mailGoes()
    const events = await desk.eventsOf('feature_request.moved_on')
    expect(events.at(-1)?.data).toMatchObject({ personId: desk.people.dana, ticketId: decodeId('tkt', ticket.id) })
    expect(await kinds('ana')).toHaveLength(anas)
  })
})

describe('with a release', () => {
  it('a request ships on its day, and whoever asked is told once; what waits for another release waits', async () => {
    const [mine, other] = [await note('Notes on every node'), await note('Notes on every edge')]
    await meToo(mine, 'To find them again', desk.people.dana)
    const [coming, later] = [await release('12.1.0', '2026-11-27'), await release('12.2.0')]
    await say(mine, 'planned', { releaseId: coming })
    await say(other, 'planned', { releaseId: later })
    await desk.mailGoes()
    expect(await read(mine)).toMatchObject({ status: 'planned' })
    await desk.pass('68 hours')
    await desk.mailGoes()
    expect(await read(mine)).toMatchObject({ status: 'shipped', release: '12.1.0' })
    expect(await read(other)).toMatchObject({ status: 'planned' })
    expect((await desk.toldTo('dana')).filter((kind) => kind === 'request_shipped')).toHaveLength(1)
  })

  it('what a fix brings ships too, into whatever it was merged; a day that moves takes it along', async () => {
    const [one, into] = [await note('Brought by a fix'), await note('The same, in other words')]
    const params = { releaseId: await release('12.3.0') }
    const act = desk.act
    const brings = (requests: string[]) =>
      act(desk.people.ida, setReleaseFixesEndpoint, { params, body: { items: [{ says: 'It is there.', requests }] } })
    await expect(brings([desk.wire('req', kim.personId)])).rejects.toMatchObject(refused('feature_request.not_found'))
    const written = await brings([one.id])
    expect(written.fixList[0]?.requests).toEqual([{ id: one.id, title: 'Brought by a fix' }])
    await act(desk.people.ida, mergeRequestEndpoint, { params: { requestId: one.id }, body: { intoId: into.id } })
    await act(desk.people.ida, changeReleaseEndpoint, { params, body: { availableOn: '2026-12-10' } })
    await act(desk.people.ida, publishReleaseEndpoint, { params })
    await act(desk.people.ida, changeReleaseEndpoint, { params, body: { availableOn: '2026-11-30' } })
    await desk.pass('72 hours')
    expect(await read(into, desk.people.ana)).toMatchObject({ status: 'shipped', release: '12.3.0' })
  })
})

describe('the road-map', () => {
  it('keeps its order, puts one’s own first, and leaves out what is hidden', async () => {
    const [a, b, c] = [await note('Road A'), await note('Road B'), await note('Road C', { visibility: 'hidden' })]
    const place = (request: { id: string }, stage: 'now' | null, beforeId?: string) =>
      desk.act(desk.people.ida, placeRequestEndpoint, {
        ...params(request),
        body: { stage, ...(beforeId && { beforeId }) },
      })
    await place(a, 'now')
    await place(b, 'now')
    await place(c, 'now', a.id)
    const titles = async (by: string) => {
      const { now } = await desk.act(by, getRoadMapEndpoint, { query: {} })
      return now.map(({ title }) => title)
    }
    expect(await titles(desk.people.bo)).toEqual(['Road C', 'Road A', 'Road B'])
    await meToo(b, 'We wait for it')
    expect(await titles(desk.people.ana)).toEqual(['Road B', 'Road A'])
    const { ours, now } = await desk.act(desk.people.ana, getRoadMapEndpoint, { query: {} })
    expect(ours.map(({ title }) => title)).toContain('Road B')
    expect(now[0]).toMatchObject({ isOurs: true, weight: null, accounts: null, visibility: null })
    await place(a, null)
    expect(await titles(desk.people.bo)).toEqual(['Road C', 'Road B'])
  })
})

describe('arguing for a request', () => {
  it('adds to its weight once it is upheld, and is decided once: feature_request.argument_decided', async () => {
    const request = await note('Approval by two people')
    const argued = await desk.act(desk.people.marta, argueForRequestEndpoint, {
      ...params(request),
      body: { accountId: kim.account, argument: 'They renew in March', review: 'Road-map review, November' },
    })
    const advocacyId = argued.staff?.advocacy[0]?.id ?? ''
    expect(argued.staff?.weight).toBe(0)
    const decide = (verdict: 'upheld' | 'not_upheld') =>
      desk.act(desk.people.ida, decideAdvocacyEndpoint, {
        params: { requestId: request.id, advocacyId },
        body: { verdict, because: 'Three more said so' },
      })
    const decided = await decide('upheld')
    expect(decided.staff).toMatchObject({ weight: 5, advocacy: [{ verdict: 'upheld', because: 'Three more said so' }] })
    await expect(decide('not_upheld')).rejects.toMatchObject(refused('feature_request.argument_decided'))
    await expect(
      desk.act(desk.people.bo, setRequestStatusEndpoint, { ...params(request), body: { status: 'in_progress' } }),
    ).rejects.toMatchObject(refused('access.denied'))
    await weightsAreTrue()
  })
})

describe('merging and splitting', () => {
  const merge = (from: { id: string }, into: { id: string }) =>
    desk.act(desk.people.ida, mergeRequestEndpoint, { ...params(from), body: { intoId: into.id } })
  const undo = (request: { id: string }) => desk.act(desk.people.ida, undoMoveEndpoint, params(request))

  it('keeps every ask and link; the old address leads on; undone within ten minutes all is as before', async () => {
    const [one, other] = [await note('Print reports'), await note('Reports on paper')]
    const ticket = await desk.contact('dana').opens({ priority: 'P4', kind: 'enhancement' })
    await desk.act(desk.people.bo, linkTicketEndpoint, { ...params(one), body: { ticketId: ticket.id } })
    await meToo(other, 'For the board')
    await kimToo(other, 'For the wall')
    const merged = await merge(one, other)
    expect(merged.staff).toMatchObject({ accounts: 2, asks: 3, weight: 5, undo: { kind: 'merge' } })
    expect((await asksOf(other)).map(({ ticket: of }) => of?.id)).toContain(ticket.id)
    expect(await read(one, desk.people.dana)).toMatchObject({ id: other.id, askedId: one.id })
    const back = await undo(other)
    expect(back).toMatchObject({ id: one.id, staff: { accounts: 1, asks: 1, weight: 1, undo: null } })
    expect((await read(other)).staff).toMatchObject({ accounts: 2, asks: 2, weight: 4 })
    await weightsAreTrue()
  })

  it('two that do not fit stay two: feature_request.merge_unfit', async () => {
    const [one, shipped] = [await note('Left alone'), await note('Done long ago')]
    await say(shipped, 'shipped')
    await expect(merge(one, shipped)).rejects.toMatchObject(refused('feature_request.merge_unfit'))
    await expect(merge(one, one)).rejects.toMatchObject(refused('feature_request.merge_unfit'))
  })

  it('some asks become a request of their own, never all: feature_request.split_unfit', async () => {
    const request = await note('Everything about time')
    await meToo(request, 'Time zones')
    await kimToo(request, 'Time sheets')
    const asks = await asksOf(request)
    const split = (askIds: string[]) =>
      desk.act(desk.people.ida, splitRequestEndpoint, {
        ...params(request),
        body: { askIds, title: 'Time sheets', wording: 'Hours can be written down.' },
      })
    await expect(split(asks.map(({ id }) => id))).rejects.toMatchObject(refused('feature_request.split_unfit'))
    const kims = asks.find(({ account }) => account.code === 'KITE')
    const made = await split([kims?.id ?? ''])
    expect(made.staff).toMatchObject({ accounts: 1, asks: 1, weight: 3 })
    expect((await read(request)).staff).toMatchObject({ accounts: 1, asks: 1, weight: 1 })
    expect(await undo(made)).toMatchObject({ id: request.id, staff: { asks: 2, weight: 4 } })
    expect(await read(made)).toMatchObject({ id: request.id, askedId: made.id })
    await weightsAreTrue()
  })

  it('cannot be undone after ten minutes, nor once more has happened: feature_request.undo_over', async () => {
    const [one, two, three] = [await note('Chain one'), await note('Chain two'), await note('Chain three')]
    await expect(undo(one)).rejects.toMatchObject(refused('feature_request.undo_over'))
    await merge(one, two)
    await merge(two, three)
    expect(await undo(three)).toMatchObject({ id: two.id })
    await desk.pass('11 minutes')
    await expect(undo(two)).rejects.toMatchObject(refused('feature_request.undo_over'))
  })
})

describe('changing a request', () => {
  it('is for whoever decides, and its words change for everybody', async () => {
    const request = await note('Wording to mend')
    await expect(
      desk.act(desk.people.bo, changeRequestEndpoint, { ...params(request), body: { title: 'No' } }),
    ).rejects.toMatchObject(refused('access.denied'))
    const changed = await desk.act(desk.people.ida, changeRequestEndpoint, {
      ...params(request),
      body: { title: 'Mended wording' },
    })
    expect(changed).toMatchObject({ title: 'Mended wording', version: 2 })
    expect((await read(request, desk.people.ana)).title).toBe('Mended wording')
  })

  it('is listed by the account that asks for it, for whoever has that account in sight: account.not_found', async () => {
    const [theirs, others] = [await note('Only for Kite'), await note('For nobody yet')]
    await kimToo(theirs, 'We need it')
    const of = (accountId: string) =>
      desk.act(desk.people.marta, listRequestsEndpoint, { query: { accountId, limit: 100 } })
    const ids = (await of(kim.account)).items.map(({ id }) => id)
    expect(ids).toContain(theirs.id)
    expect(ids).not.toContain(others.id)
    await expect(of(desk.wire('acc', kim.personId))).rejects.toMatchObject(refused('account.not_found'))
  })

  it('the list of the staff is by weight, heaviest first, page by page', async () => {
    const all = await desk.act(desk.people.bo, listRequestsEndpoint, { query: { limit: 100 } })
    const weights = all.items.map(({ weight }) => weight)
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    const found = await desk.act(desk.people.bo, listRequestsEndpoint, { query: { q: 'weekly digests' } })
    expect(found.items.map(({ title }) => title)).toContain('Weekly digest')
  })
})

/** Every stored weight is what its asks and arguments weigh when they are all counted again. */
async function weightsAreTrue(): Promise<void> {
  const rows = await desk.sql<{ weight: string; counted: string }>(`
    SELECT r.weight::text AS weight, (
      coalesce((SELECT sum(CASE b.plan WHEN 'standard' THEN 1 WHEN 'premium' THEN 3 ELSE 0 END) FROM (
        SELECT DISTINCT k.account_id, b.plan FROM request_asks k JOIN request_backers b USING (account_id, request_id)
        WHERE k.request_id = r.id) b), 0)
      + (SELECT count(*) - count(DISTINCT k.account_id) FROM request_asks k WHERE k.request_id = r.id)
      + 5 * (SELECT count(*) FROM request_advocacy v WHERE v.request_id = r.id AND v.verdict = 'upheld'))::text AS counted
    FROM requests r`)
  expect(rows.map(({ weight }) => weight)).toEqual(rows.map(({ counted }) => counted))
}
