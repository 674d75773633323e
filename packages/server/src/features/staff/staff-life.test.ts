import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, hire, openDoor, signIn } from '../../../test/open-door.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { staffRoutes } from './index.ts'

let door: Door
let ida: string
let idas: string
beforeAll(async () => {
  door = await openDoor({ routes: staffRoutes })
  ida = await door.person('ida@vendor.test')
  await hire(door, ida, ['lead', 'admin'])
  await hire(door, await door.person('bo@vendor.test'), ['engineer'])
  idas = await signIn(door, 'ida@vendor.test')
})
afterAll(() => door.close())

interface Member {
  readonly id: string
  readonly version: number
  readonly roles: readonly string[]
  readonly canSignIn: boolean
}
const words = 'nine grey herons at dusk'
const ask = (cookie: string, method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object, version?: number) =>
  door.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { cookie, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
    ...(payload ? { payload } : {}),
  })
const add = (email: string, roles: readonly string[] = ['engineer']) =>
  ask(idas, 'POST', '/staff', { name: 'New', email, roles, city: 'Lisbon', country: 'PT', zone: 'Europe/Lisbon' })
const change = (cookie: string, member: Pick<Member, 'id' | 'version'>, body: object) =>
  ask(cookie, 'PATCH', `/staff/${member.id}`, body, member.version)
const end = (cookie: string, id: string) => ask(cookie, 'POST', `/staff/${id}/end`)
const listed = async () => (await ask(idas, 'GET', '/staff')).json<{ items: readonly Member[] }>().items

it('a new member of staff signs in once somebody gave them a first password, and not before', async () => {
  const member = (await add('zoe@vendor.test')).json<Member>()
  expect(member).toMatchObject({ roles: ['engineer'], canSignIn: false, version: 1 })
  await ask(idas, 'POST', `/people/${member.id}/password`, { password: words })
  const zoe = await signIn(door, 'zoe@vendor.test', words)
  expect((await ask(zoe, 'GET', '/me')).json()).toMatchObject({ side: 'staff', staff: { roles: ['engineer'] } })
  expect((await listed()).find(({ id }) => id === member.id)).toMatchObject({ canSignIn: true })
})

it('a change of roles holds at the next knock, and a role that came back is one role', async () => {
  const member = (await add('yan@vendor.test')).json<Member>()
  const lead = (await change(idas, member, { roles: ['lead', 'engineer', 'lead'] })).json<Member>()
  expect(lead.roles.toSorted()).toEqual(['engineer', 'lead'])
  door.clock.advance(1000)
  const back = (await change(idas, lead, { roles: ['engineer'], city: 'Porto' })).json<Member>()
  expect(back).toMatchObject({ roles: ['engineer'], city: 'Porto' })
  door.clock.advance(1000)
  expect((await change(idas, back, { roles: ['lead'] })).json<Member>().roles).toEqual(['lead'])
})

it('who was ended opens no door any more and stands on no list', async () => {
  const member = (await add('xia@vendor.test')).json<Member>()
  await ask(idas, 'POST', `/people/${member.id}/password`, { password: words })
  const xia = await signIn(door, 'xia@vendor.test', words)
  expect((await ask(xia, 'GET', '/me')).statusCode).toBe(200)
  expect((await end(idas, member.id)).statusCode).toBe(200)
  await expect.poll(async () => (await ask(xia, 'GET', '/me')).statusCode, { timeout: 10_000 }).toBe(401)
  expect((await listed()).map(({ id }) => id)).not.toContain(member.id)
  expect((await end(idas, member.id)).json()).toMatchObject({ status: 404, code: 'staff.not_found' })
})

it('the last administrator can neither be ended nor lose the role (staff.last_administrator)', async () => {
  const own = (await listed()).find(({ id }) => id === encodeId('per', ida))
  if (!own) throw new Error('Ida stands on the list')
  expect((await end(idas, own.id)).json()).toMatchObject({ status: 409, code: 'staff.last_administrator' })
  const demoted = await change(idas, own, { roles: ['lead'] })
  expect(demoted.json()).toMatchObject({ status: 409, code: 'staff.last_administrator' })
  await add('wim@vendor.test', ['admin'])
  expect((await change(idas, own, { city: 'Hamburg' })).json()).toMatchObject({ roles: ['admin', 'lead'] })
})

it('only an administrator changes or ends (access.denied), in the version that was read (request.stale)', async () => {
  const member = (await add('ugo@vendor.test')).json<Member>()
  const bos = await signIn(door, 'bo@vendor.test')
  expect((await change(bos, member, { roles: ['admin'] })).json()).toMatchObject({ code: 'access.denied' })
  expect((await end(bos, member.id)).json()).toMatchObject({ code: 'access.denied' })
  const stale = await change(idas, { ...member, version: 7 }, { city: 'Porto' })
  expect(stale.json()).toMatchObject({ status: 412, code: 'request.stale' })
})

it('hours that never open and zones that do not exist are refused (calendar.never_opens, calendar.unknown_zone)', async () => {
  const member = (await add('tom@vendor.test')).json<Member>()
  expect((await change(idas, member, { weekly: { mon: [['09:00', 'late']] } })).json()).toMatchObject({
    code: 'calendar.never_opens',
  })
  expect((await change(idas, member, { zone: 'Mars/Olympus' })).json()).toMatchObject({ code: 'calendar.unknown_zone' })
})
