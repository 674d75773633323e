import sharp from 'sharp'
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

const secret = 'password=hunter2'
/** A screenshot with a secret in its metadata and another after its end. */
const shot = async (width = 600, height = 400): Promise<Buffer> => {
  const plain = sharp({ create: { width, height, channels: 3, background: '#0a7' } })
  const png = await plain
    .withExif({ IFD0: { ImageDescription: secret } })
    .png()
    .toBuffer()
  return Buffer.concat([png, Buffer.from(`<script>${secret}</script>`)])
}
const send = async (bytes: Buffer | string, type = 'image/png') => {
  const { id } = (await desk.upload(cookies.ana, bytes, { 'content-type': type })).json()
  await desk.attach(id)
  return id as string
}
const asked = (id: string, cookie = cookies.cy) => desk.linkOf(cookie, id, desk.ticketId, 'picture')
const look = async (id: string, cookie = cookies.cy) => {
  const { url } = (await asked(id, cookie)).json()
  return door.app.inject({ url, headers: { cookie } })
}

describe('looking at a picture', () => {
  it('shows what we drew ourselves, with nothing else of the bytes that came', async () => {
    const answer = await look(await send(await shot()))
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'private, no-store',
    })
    const drawn = await sharp(answer.rawPayload).metadata()
    expect(drawn).toMatchObject({ format: 'webp', width: 600, height: 400 })
    expect(drawn.exif).toBeUndefined()
    expect(answer.rawPayload.toString('latin1')).not.toContain(secret)
  })

  it('a large one comes smaller, and is drawn once also when many look at once', async () => {
    const id = await send(await shot(4_000, 1_000))
    const before = await desk.stored()
    const answers = await Promise.all([look(id), look(id, cookies.ana), look(id, cookies.bo)])
    const sizes = await Promise.all(answers.map(async ({ rawPayload }) => (await sharp(rawPayload).metadata()).width))
    expect(sizes).toEqual([2_000, 2_000, 2_000])
    expect(await desk.stored()).toBe(before + 1)
  })

  it.each([
    ['a page that calls itself a picture', '<script>alert(1)</script>', 'image/png'],
    [
      'a drawing with a script in it',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/><script>alert(1)</script></svg>',
      'image/png',
    ],
    ['a torn picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'image/png'],
  ])('%s is not shown (file.no_picture), and nobody tries again', async (_what, bytes, type) => {
    const id = await send(bytes, type)
    expect((await look(id)).json()).toMatchObject({ status: 409, code: 'file.no_picture' })
    expect((await asked(id)).json()).toMatchObject({ code: 'file.no_picture' })
    const download = (await desk.linkOf(cookies.cy, id)).json()
    expect((await door.app.inject({ url: download.url, headers: { cookie: cookies.cy } })).statusCode).toBe(200)
  })

  it('a picture of more points than we draw is not shown (file.no_picture)', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect(bomb.length).toBeLessThan(2_000_000)
    expect((await look(await send(bomb))).json()).toMatchObject({ code: 'file.no_picture' })
  })

  it('a file of another kind has no address to be shown by (file.no_picture)', async () => {
    expect((await asked(await send('x', 'text/plain'))).json()).toMatchObject({ code: 'file.no_picture' })
  })

  it('an address to look by is its person’s alone, and removal takes the drawn picture along (message.withdrawn)', async () => {
    const before = await desk.stored()
    const id = await send(await shot())
    const { url } = (await asked(id, cookies.ana)).json()
    expect((await door.app.inject({ url, headers: { cookie: cookies.cy } })).json()).toMatchObject({
      code: 'file.not_found',
    })
    expect((await door.app.inject({ url, headers: { cookie: cookies.ana } })).statusCode).toBe(200)
    expect(await desk.stored()).toBe(before + 2)
    const removed = await door.app.inject({
      method: 'POST',
      url: `/api/v1/tickets/${encodeTypeId('tkt', desk.ticketId)}/files/${id}/withdrawal`,
      headers: { cookie: cookies.ana },
      payload: { because: 'contained a credential' },
    })
    expect(removed.statusCode).toBeLessThan(300)
    expect((await door.app.inject({ url, headers: { cookie: cookies.ana } })).json()).toMatchObject({
      code: 'message.withdrawn',
    })
    await expect.poll(() => desk.stored()).toBe(before)
  })
})
