import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, hire, openDoor, signIn } from '../../../test/open-door.ts'
import { signRoutes } from '../../../test/sample-routes.ts'

let door: Door
let cookie: string
beforeAll(async () => {
  door = await openDoor({ routes: signRoutes })
  await hire(door, await door.person('bo@vendor.test'))
  cookie = await signIn(door, 'bo@vendor.test')
})
afterAll(() => door.close())

const hang = async (subject = 'a sign'): Promise<string> =>
  (await door.app.inject({ method: 'POST', url: '/api/v1/signs', headers: { cookie }, payload: { subject } })).json()
    .key
const change = (key: string, version?: string) =>
  door.app.inject({
    method: 'PATCH',
    url: `/api/v1/signs/${key}`,
    headers: { cookie, ...(version === undefined ? {} : { 'if-match': version }) },
    payload: { subject: 'new' },
  })

it('asks which version you change (request.precondition_required)', async () => {
  expect((await change(await hang())).json()).toMatchObject({ status: 428, code: 'request.precondition_required' })
})

it.each(['"7"', '*', 'W/"1"', '1', '"x"'])(
  'does not change another version than you saw, and says which it is (request.stale): %s',
  async (version) => {
    const answer = await change(await hang(), version)
    expect(answer.json()).toMatchObject({ status: 412, code: 'request.stale' })
    expect(answer.headers.etag).toBe('"1"')
  },
)

it('of many changes to one version exactly one is made', async () => {
  const key = await hang()
  const answers = await Promise.all(Array.from({ length: 10 }, () => change(key, '"1"')))
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, ...Array(9).fill(412)])
})

it('pages go on where they ended, to the end, each entry once', async () => {
  for (let n = 0; n < 5; n += 1) await hang(`page ${n}`)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const answer: { json(): { items: { key: string }[]; nextCursor: string | null } } = await door.app.inject({
      url: `/api/v1/signs?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`,
      headers: { cookie },
    })
    seen.push(...answer.json().items.map((item: { key: string }) => item.key))
    cursor = answer.json().nextCursor
  } while (cursor !== null)
  expect(seen).toEqual([...new Set(seen)].sort())
  expect(seen.length).toBeGreaterThanOrEqual(5)
})

it('a page link is good for its own question only (request.cursor_invalid)', async () => {
  const { nextCursor } = (await door.app.inject({ url: '/api/v1/signs?limit=1', headers: { cookie } })).json()
  const ask = async (query: string) =>
    (await door.app.inject({ url: `/api/v1/signs?${query}`, headers: { cookie } })).json()
  expect(await ask(`limit=2&cursor=${nextCursor}`)).toHaveProperty('items')
  expect(await ask(`q=other&cursor=${nextCursor}`)).toMatchObject({ status: 422, code: 'request.cursor_invalid' })
  expect(await ask(`cursor=${nextCursor}x`)).toMatchObject({ code: 'request.cursor_invalid' })
  expect(await ask('cursor=WyIwIl0')).toMatchObject({ code: 'request.cursor_invalid' })
})
