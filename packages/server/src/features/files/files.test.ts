import { readdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount, type Door, hire, mandate, openDoor, signIn } from '../../../test/open-door.ts'
import { openFilesOnDisk } from '../../adapters/files-on-disk.ts'
import { decodeTypeId, encodeTypeId } from '../../platform/ids/index.ts'
import { attachFiles, clearFiles } from './index.ts'

let door: Door
let ana: string
let cookies: Record<'ana' | 'cy' | 'eve' | 'bo', string>
let acme: string
let ticketId: string
beforeAll(async () => {
  door = await openDoor()
  const bo = await door.person('bo@vendor.test')
  await hire(door, bo)
  acme = await addAccount(door, 'ACME', bo)
  const other = await addAccount(door, 'OTHER', bo)
  ana = await door.person('ana@acme.test')
  const [cy, eve] = [await door.person('cy@acme.test'), await door.person('eve@other.test')]
  await mandate(door, { accountId: acme, personId: ana })
  await mandate(door, { accountId: acme, personId: cy })
  await mandate(door, { accountId: other, personId: eve })
  cookies = {
    ana: await signIn(door, 'ana@acme.test'),
    cy: await signIn(door, 'cy@acme.test'),
    eve: await signIn(door, 'eve@other.test'),
    bo: await signIn(door, 'bo@vendor.test'),
  }
  const productId = door.newId()
  await door.sql(`INSERT INTO products (id, key, name, created_at) VALUES ($1, 'grid', 'Grid', '2026-01-01')`, [
    productId,
  ])
  ticketId = await openTicket(productId, 'team')
  privateTicketId = await openTicket(productId, 'private')
})
afterAll(() => door.close())

let privateTicketId: string
let lastNumber = 0
async function openTicket(productId: string, sight: string): Promise<string> {
  const id = door.newId()
  lastNumber += 1
  await door.sql(
    `INSERT INTO tickets (account_id, id, number, product_id, kind, subject, status, turn_since, priority, sight, opened_by, is_promised, created_at, updated_at)
     VALUES ($1, $2, $3, $4, 'defect', 'x', 'open', '2026-03-01', 'P1', $5, $6, true, '2026-03-01', '2026-03-01')`,
    [acme, id, lastNumber, productId, sight, ana],
  )
  return id
}
const upload = (cookie: string, bytes: Buffer | string, headers: Record<string, string> = {}, name = 'shot.png') =>
  door.app.inject({
    method: 'POST',
    url: `/api/v1/files?name=${encodeURIComponent(name)}`,
    headers: { cookie, 'content-type': 'image/png', ...headers },
    payload: bytes,
  })
const stored = async () =>
  (await readdir(door.filesFolder, { recursive: true })).filter((path) => /[a-z0-9]{32}$/.test(path)).length
const attach = async (fileId: string, audience: 'customer' | 'staff' = 'customer', of = ticketId) => {
  const id = decodeTypeId('file', fileId) ?? ''
  const principal = {
    role: 'desk_customer',
    personId: ana,
    accountId: acme,
    isPrimary: false,
    actor: { kind: 'contact', personId: ana, accountId: acme, role: 'contact' },
  } as const
  const messageId = door.newId()
  await addMessage(messageId, of)
  await door.openUnit(principal, 'write', (ctx) =>
    attachFiles(ctx, { accountId: acme, ticketId: of, messageId, audience: 'customer', fileIds: [id] }),
  )
  if (audience === 'staff') await door.sql(`UPDATE files SET audience = 'staff' WHERE id = $1`, [id])
}
async function addMessage(id: string, of: string) {
  await door.sql(
    `INSERT INTO messages (account_id, id, ticket_id, author_id, side, text, at) VALUES ($1, $2, $3, $4, 'customer', 'x', '2026-03-01')`,
    [acme, id, of, ana],
  )
}
const linkOf = (cookie: string, fileId: string, of = ticketId) =>
  door.app.inject({ url: `/api/v1/tickets/${encodeTypeId('tkt', of)}/files/${fileId}/link`, headers: { cookie } })

describe('sending a file', () => {
  it('tells its size and hash, and keeps its name apart from the disk', async () => {
    const answer = await upload(cookies.ana, 'hello', {}, '../../etc/\u202egnp.exe\u0007')
    expect(answer.json()).toMatchObject({
      name: 'gnp.exe',
      size: 5,
      type: 'image/png',
      sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    })
    expect(answer.statusCode).toBe(201)
  })

  it('takes a form with one file in it', async () => {
    const payload = [
      '--b',
      'Content-Disposition: form-data; name="file"; filename="a b.txt"',
      'Content-Type: text/plain',
      '',
      'hello',
      '--b--',
      '',
    ].join('\r\n')
    const answer = await upload(cookies.ana, payload, { 'content-type': 'multipart/form-data; boundary=b' })
    expect(answer.json()).toMatchObject({ name: 'a b.txt', size: 5, type: 'text/plain' })
  })

  it('refuses more than 25 MB and keeps nothing of it (file.too_large)', async () => {
    const before = await stored()
    const answer = await upload(cookies.ana, Buffer.alloc(25 * 1_048_576 + 1))
    expect(answer.json()).toMatchObject({ status: 413, code: 'file.too_large' })
    expect(await stored()).toBe(before)
  })

  it.each([
    ['a boundary of 252 bytes', `multipart/form-data; boundary=${'b'.repeat(252)}`, `--${'b'.repeat(252)}--\r\n`],
    ['no boundary', 'multipart/form-data', 'x'],
    ['an empty form', 'multipart/form-data; boundary=b', '--b--\r\n'],
    [
      'a form cut short',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhel',
    ],
    [
      'a header named __proto__',
      'multipart/form-data; boundary=b',
      '--b\r\n__proto__: x\r\nContent-Disposition: form-data; name="__proto__"; filename="a"\r\n\r\n',
    ],
    [
      'two files',
      'multipart/form-data; boundary=b',
      [
        '--b',
        'Content-Disposition: form-data; name="a"; filename="a"',
        '',
        'x',
        '--b',
        'Content-Disposition: form-data; name="b"; filename="b"',
        '',
        'y',
        '--b--',
        '',
      ].join('\r\n'),
    ],
    [
      'many fields',
      'multipart/form-data; boundary=b',
      `${Array.from({ length: 40 }, (_, n) => `--b\r\nContent-Disposition: form-data; name="f${n}"\r\n\r\nx\r\n`).join('')}--b--\r\n`,
    ],
    [
      'a header line without end',
      'multipart/form-data; boundary=b',
      `--b\r\nContent-Disposition: ${'x'.repeat(200_000)}`,
    ],
  ])('survives %s, and keeps nothing of it (request.unreadable)', async (_what, type, payload) => {
    const before = await stored()
    const answer = await upload(cookies.ana, payload, { 'content-type': type })
    expect([400, 413]).toContain(answer.statusCode)
    expect(await stored()).toBe(before)
    expect((await door.app.inject({ url: '/api/v1/me', headers: { cookie: cookies.ana } })).statusCode).toBe(200)
  })

  it('an upload that breaks off leaves nothing behind', async () => {
    const before = await stored()
    await door.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = door.app.server.address() as AddressInfo
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          `POST /api/v1/files?name=a HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookies.ana}\r\ncontent-type: image/png\r\ncontent-length: 100000\r\n\r\nabc`,
        )
        setTimeout(() => socket.destroy(), 200)
      })
      socket.on('close', () => resolve())
    })
    await expect.poll(stored).toBe(before)
    expect((await readdir(`${door.filesFolder}/incoming`)).length).toBe(0)
  })

  it('says when the disk is full, and keeps nothing (file.storage_full)', async () => {
    const { Readable } = await import('node:stream')
    const store = await openFilesOnDisk(door.filesFolder)
    const full = new Readable({
      read() {
        this.destroy(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
      },
    })
    await expect(store.put(full, 10)).rejects.toMatchObject({ code: 'file.storage_full' })
  })

  it('fifty uploads with one key make one file', async () => {
    const before = await stored()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => upload(cookies.ana, 'same', { 'idempotency-key': 'up-1' })),
    )
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
    expect(await stored()).toBe(before + 1)
    expect((await upload(cookies.ana, 'other', { 'idempotency-key': 'up-1' })).json()).toMatchObject({
      code: 'idempotency.key_reused',
    })
  })

  it('nobody binds an upload of somebody else (file.not_found), or one twice (file.attached)', async () => {
    const theirs = (await upload(cookies.cy, 'cy')).json().id
    await expect(attach(theirs)).rejects.toMatchObject({ code: 'file.not_found' })
    const own = (await upload(cookies.ana, 'mine')).json().id
    await attach(own)
    await expect(attach(own)).rejects.toMatchObject({ code: 'file.attached' })
  })
})

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
      await linkOf(cookies.cy, await send('customer', privateTicketId), privateTicketId),
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
      url: `/api/v1/tickets/${encodeTypeId('tkt', ticketId)}/files/${id}/withdrawal`,
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

it('what nobody sent is cleared after a day, what no row names after an hour', async () => {
  await upload(cookies.ana, 'never sent')
  door.clock.advance(25 * 3_600_000)
  const store = await openFilesOnDisk(door.filesFolder)
  const kept = (await door.sql('SELECT 1 FROM files WHERE storage_key IS NOT NULL')).length
  await store.put((await import('node:stream')).Readable.from([Buffer.from('orphan')]), 100)
  await clearFiles({ store, asWorker: door.asWorker, machineNowMs: Date.now() + 2 * 3_600_000 })
  expect(await stored()).toBe(kept)
  expect((await door.sql('SELECT 1 FROM file_drafts')).length).toBe(0)
})
