import type { SentOf } from '@mainstay/contracts/endpoint'
import {
  changeNoticeEndpoint,
  createNoticeEndpoint,
  dismissNoticeEndpoint,
  endNoticeEndpoint,
  listNoticesEndpoint,
  listShowingNoticesEndpoint,
  previewNoticeEndpoint,
} from '@mainstay/contracts/notices'
import { listProductsEndpoint } from '@mainstay/contracts/products'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
})
afterAll(() => desk.close())
afterEach(() => desk.sql('DELETE FROM notice_dismissals').then(() => desk.sql('DELETE FROM notices')))

type Body = SentOf<typeof createNoticeEndpoint>['body']
const write = (more: Partial<Body> = {}, by = desk.people.ida) =>
  desk.act(by, createNoticeEndpoint, {
    body: {
      text: 'We move to new machines on Saturday.',
      audience: { to: 'all' },
      from: desk.in('0 minutes'),
      until: desk.in('2 hours'),
      ...more,
    },
  })
const shownTo = async (personId: string) =>
  (await desk.act(personId, listShowingNoticesEndpoint, {})).items.map(({ text }) => text)
const atSignIn = async () => {
  const { body } = await desk.desk.app.inject('/api/v1/notices/at-sign-in')
  return (JSON.parse(body) as { items: { text: string }[] }).items.map(({ text }) => text)
}
const [move, plans] = ['We move to new machines on Saturday.', 'Premium hours change.']

describe('a notice', () => {
  it('shows to customers and at the sign-in from its beginning up to its end, by itself', async () => {
    await write({ from: desk.in('1 hours') })
    expect([await shownTo(desk.people.ana), await atSignIn()]).toEqual([[], []])
    await desk.pass('1 hours')
    expect([await shownTo(desk.people.ana), await atSignIn()]).toEqual([[move], [move]])
    await desk.pass('1 hours')
    expect([await shownTo(desk.people.ana), await atSignIn()]).toEqual([[], []])
    const { items } = await desk.act(desk.people.bo, listNoticesEndpoint, {})
    expect(items).toMatchObject([{ text: move, state: 'over', writtenBy: { name: 'Ida' } }])
  })
  it('is told to open pages when it begins and when it ends, so that they read anew', async () => {
    const before = (await desk.eventsOf('notice.changed')).length
    await write({ from: desk.in('1 hours') })
    await desk.pass('3 hours')
    expect(await desk.eventsOf('notice.changed')).toHaveLength(before + 3)
  })
  it('of a plan or a product shows to whoever holds it, and never at the sign-in', async () => {
    const { items } = await desk.act(desk.people.ida, listProductsEndpoint, {})
    await write({ text: plans, audience: { to: 'plan', plan: 'premium' } })
    expect(await shownTo(desk.people.ana)).toEqual([])
    await write({ audience: { to: 'plan', plan: 'standard' } })
    await write({ text: 'Of the product.', audience: { to: 'product', productId: items[0]?.id ?? '' } })
    expect((await shownTo(desk.people.ana)).sort()).toEqual(['Of the product.', move])
    expect(await atSignIn()).toEqual([])
  })
  it('is put away by each person for herself, and shows again with other words', async () => {
    const notice = await write()
    const params = { noticeId: notice.id }
    await desk.act(desk.people.ana, dismissNoticeEndpoint, { params })
    await desk.act(desk.people.ana, dismissNoticeEndpoint, { params })
    expect([await shownTo(desk.people.ana), await shownTo(desk.people.dana)]).toEqual([[], [move]])
    const { items } = await desk.act(desk.people.ida, listNoticesEndpoint, {})
    expect(items).toMatchObject([{ dismissed: 1 }])
    await desk.act(desk.people.ida, changeNoticeEndpoint, { params, body: { tone: 'warning' } })
    expect(await shownTo(desk.people.ana)).toEqual([])
    await desk.act(desk.people.ida, changeNoticeEndpoint, { params, body: { text: 'On Sunday instead.' } })
    expect(await shownTo(desk.people.ana)).toEqual(['On Sunday instead.'])
  })
  it('that is not for an account is as unknown to it as one that never was: notice.not_found', async () => {
    const { id } = await write({ audience: { to: 'plan', plan: 'premium' } })
    const unknown = { noticeId: id.slice(0, -4) + (id.endsWith('0000') ? '1111' : '0000') }
    for (const params of [{ noticeId: id }, unknown])
      await expect(desk.act(desk.people.ana, dismissNoticeEndpoint, { params })).rejects.toMatchObject({
        code: 'notice.not_found',
      })
    await expect(desk.act(desk.people.ida, endNoticeEndpoint, { params: unknown })).rejects.toMatchObject({
      code: 'notice.not_found',
    })
  })
  it('says before it is written how many accounts and people it reaches', async () => {
    const ask = (audience: Body['audience']) => desk.act(desk.people.ida, previewNoticeEndpoint, { body: { audience } })
    expect(await ask({ to: 'all' })).toEqual({ accounts: 1, people: 2, atSignIn: true })
    expect(await ask({ to: 'plan', plan: 'standard' })).toEqual({ accounts: 1, people: 2, atSignIn: false })
    expect(await ask({ to: 'plan', plan: 'premium' })).toEqual({ accounts: 0, people: 0, atSignIn: false })
  })
  it('is taken down at once, and then is over for good: notice.over', async () => {
    const { id } = await write()
    const params = { noticeId: id }
    expect(await desk.act(desk.people.ida, endNoticeEndpoint, { params })).toMatchObject({ state: 'over' })
    expect(await shownTo(desk.people.ana)).toEqual([])
    const again = desk.act(desk.people.ida, changeNoticeEndpoint, { params, body: { tone: 'plain' } })
    await expect(again).rejects.toMatchObject({ code: 'notice.over' })
  })
  it('ends after it begins and not in the past: notice.times_unfit', async () => {
    for (const times of [
      { from: desk.in('2 hours'), until: desk.in('1 hours') },
      { from: '2026-11-01T00:00:00Z', until: '2026-11-02T00:00:00Z' },
    ])
      await expect(write(times)).rejects.toMatchObject({ code: 'notice.times_unfit' })
  })
  it('is for a plan that the policy names: notice.plan_unknown', async () => {
    await expect(write({ audience: { to: 'plan', plan: 'gold' } })).rejects.toMatchObject({
      code: 'notice.plan_unknown',
    })
  })
  it('is not an engineer’s or a customer’s to write: access.denied', async () => {
    await expect(write({}, desk.people.bo)).rejects.toMatchObject({ code: 'access.denied' })
    await expect(write({}, desk.people.ana)).rejects.toMatchObject({ code: 'request.not_found' })
  })
})
