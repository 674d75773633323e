import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FilesDoor, openFilesDoor } from '../../../test/open-files-door.ts'
import { encodeTypeId } from '../../platform/ids/index.ts'

let desk: FilesDoor
let door: FilesDoor['door']
let cookies: FilesDoor['cookies']
beforeAll(async () => {
  desk = await openFilesDoor()
  ;({ door, cookies } = desk)
})
afterAll(() => door.close())
const upload: FilesDoor['upload'] = (...sent) => desk.upload(...sent)
const stored = () => desk.stored()
const attach: FilesDoor['attach'] = (...to) => desk.attach(...to)
const linkOf: FilesDoor['linkOf'] = (...of) => desk.linkOf(...of)

describe('fetching a file', () => {
  const send = async (audience: 'customer' | 'staff' = 'customer', of?: string) => {
    const { id } = (await upload(cookies.ana, '<script>alert(1)</script>', {}, 'päge.html')).json()
    await attach(id, audience, of)
    return id
  }

  it('gives its bytes to be saved, never to be shown', async () => {
    const link = (await linkOf(cookies.cy, await send())).json()
    const answer = await door.app.inject({ url: link.url, headers: { cookie: cookies.cy } })
    expect(answer.body).toBe('<script>alert(1)</script>')
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="p_ge.html"; filename*=UTF-8''p%C3%A4ge.html`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'private, no-store',
    })
  })

  it('an address is good for its person alone (file.not_found), and for nobody without a session (session.missing)', async () => {
    const { url } = (await linkOf(cookies.ana, await send())).json()
    expect((await door.app.inject({ url, headers: { cookie: cookies.cy } })).json()).toMatchObject({
      code: 'file.not_found',
    })
    expect((await door.app.inject({ url })).json()).toMatchObject({ code: 'session.missing' })
    expect(
      (await door.app.inject({ url: url.replace('/files/', '/files/a'), headers: { cookie: cookies.ana } })).statusCode,
    ).toBe(404)
  })

  it('an address runs out after five minutes (file.link_expired)', async () => {
    const { url } = (await linkOf(cookies.ana, await send())).json()
    door.clock.advance(5 * 60_000 + 1)
    expect((await door.app.inject({ url, headers: { cookie: cookies.ana } })).json()).toMatchObject({
      status: 403,
      code: 'file.link_expired',
    })
  })

  it("another account, a colleague on a private ticket and a customer at a note's file all get what nobody gets (file.not_found)", async () => {
    const nobody = await linkOf(cookies.ana, 'file_01hzzzzzzzzzzzzzzzzzzzzzzz')
    expect(nobody.json()).toMatchObject({ status: 404, code: 'file.not_found' })
    const hidden = [
      await linkOf(cookies.eve, await send()),
      await linkOf(cookies.cy, await send('customer', desk.privateTicketId), desk.privateTicketId),
      await linkOf(cookies.ana, await send('staff')),
    ]
    for (const answer of hidden) expect(answer.body).toBe(nobody.body)
  })

  it('staff fetch the file of a note', async () => {
    const { url } = (await linkOf(cookies.bo, await send('staff'))).json()
    expect((await door.app.inject({ url, headers: { cookie: cookies.bo } })).statusCode).toBe(200)
  })

  it('a removed file is gone from the disk at once, and says so (message.withdrawn)', async () => {
    const id = await send()
    const { url } = (await linkOf(cookies.ana, id)).json()
    const before = await stored()
    const answer = await door.app.inject({
      method: 'POST',
      url: `/api/v1/tickets/${encodeTypeId('tkt', desk.ticketId)}/files/${id}/withdrawal`,
      headers: { cookie: cookies.ana },
      payload: { because: 'held a password' },
    })
    expect(answer.statusCode).toBe(200)
    await expect.poll(stored).toBe(before - 1)
    expect((await door.app.inject({ url, headers: { cookie: cookies.ana } })).json()).toMatchObject({
      code: 'message.withdrawn',
    })
  })
})
