import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, openDoor } from '../../../test/open-door.ts'
import { type LinkPurpose, linkLifeMs, type OneTimeLinks, openOneTimeLinks, voidLinksOf } from './one-time-links.ts'

let door: Door
let links: OneTimeLinks
let ana: string
beforeAll(async () => {
  door = await openDoor()
  links = openOneTimeLinks('a secret of the desk')
  ana = await door.person('ana@acme.test')
})
afterAll(() => door.close())

const make = async (purpose: LinkPurpose = 'sign_in') => {
  const id = await door.asWorker((ctx) => links.make(ctx, { purpose, personId: ana }))
  return { id, token: links.tokenOf({ id, purpose }) }
}
const use = (token: string, purpose: LinkPurpose = 'sign_in') =>
  door.asWorker((ctx) => links.use(ctx, { purpose, token }))

it('a link works once, however many come with it at the same moment', async () => {
  const { token } = await make()
  const used = await Promise.all(Array.from({ length: 20 }, () => use(token)))
  expect(used.filter((link) => link !== undefined)).toMatchObject([{ personId: ana }])
  expect(await use(token)).toBeUndefined()
})

it('looking at a link uses nothing up', async () => {
  const { token } = await make()
  for (let n = 0; n < 3; n += 1) {
    expect(await door.asWorker((ctx) => links.look(ctx, { purpose: 'sign_in', token }))).toMatchObject({
      personId: ana,
    })
  }
  expect(await use(token)).toBeDefined()
})

it('a link is for its purpose alone: nothing that was sent for one thing does another', async () => {
  const purposes = Object.keys(linkLifeMs) as readonly LinkPurpose[]
  for (const made of purposes) {
    const { token } = await make(made)
    for (const other of purposes.filter((purpose) => purpose !== made)) expect(await use(token, other)).toBeUndefined()
    expect(await use(token, made)).toBeDefined()
  }
})

it('whoever reads the database finds no link in it, and one desk’s links open no other', async () => {
  const { id, token } = await make()
  const secret = token.split('.')[1] ?? ''
  expect(Buffer.from(secret, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
  const stored = JSON.stringify(await door.sql(`SELECT row_to_json(l)::text AS text FROM one_time_links l`))
  expect(stored).not.toContain(secret)
  expect(stored).not.toContain(Buffer.from(secret, 'base64url').toString('hex'))
  expect(openOneTimeLinks('another desk').tokenOf({ id, purpose: 'sign_in' })).not.toBe(token)
})

it('a link runs out at its hour', async () => {
  const before = door.clock.approximateNow()
  for (const purpose of ['sign_in', 'reset_password', 'invitation'] as const) {
    const { token } = await make(purpose)
    door.clock.advance(linkLifeMs[purpose])
    expect(await use(token, purpose)).toBeUndefined()
    door.clock.set(before)
  }
  expect(linkLifeMs.sign_in).toBeLessThanOrEqual(3_600_000)
  expect(linkLifeMs.reset_password).toBeLessThanOrEqual(3_600_000)
  expect(linkLifeMs.invitation).toBe(7 * 86_400_000)
})

it('after a change of credentials no link that was sent before opens anything', async () => {
  const sent = [await make(), await make('reset_password'), await make('invitation')]
  await door.asWorker((ctx) => voidLinksOf(ctx, ana))
  for (const { token } of sent) {
    for (const purpose of Object.keys(linkLifeMs) as readonly LinkPurpose[])
      expect(await use(token, purpose)).toBeUndefined()
  }
})

it('no token but the one that was made opens anything, whatever is changed in it', async () => {
  const { token } = await make()
  const { token: other } = await make()
  const changed = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc
      .tuple(fc.nat(token.length - 1), fc.constantFrom(...'abcXYZ019-_.'))
      .map(([at, letter]) => token.slice(0, at) + letter + token.slice(at + 1)),
    fc.nat(token.length - 1).map((length) => token.slice(0, length)),
    fc.constant(`${token.split('.')[0]}.${other.split('.')[1]}`),
  )
  await fc.assert(
    fc.asyncProperty(changed, async (text) => {
      fc.pre(text !== token && text.split('.', 2).join('.') !== token)
      expect(await door.asWorker((ctx) => links.look(ctx, { purpose: 'sign_in', token: text }))).toBeUndefined()
    }),
    { numRuns: 60 },
  )
  expect(await use(token)).toBeDefined()
})
