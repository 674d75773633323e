import { readdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FilesDoor, openFilesDoor } from '../../../test/open-files-door.ts'
import { openFilesOnDisk } from '../../adapters/files-on-disk.ts'
import { clearFiles } from './index.ts'

let desk: FilesDoor
let door: FilesDoor['door']
let cookies: FilesDoor['cookies']
let port: number
beforeAll(async () => {
  desk = await openFilesDoor()
  ;({ door, cookies } = desk)
  await door.app.listen({ port: 0, host: '127.0.0.1' })
  ;({ port } = door.app.server.address() as AddressInfo)
})
afterAll(() => door.close())
const upload: FilesDoor['upload'] = (...sent) => desk.upload(...sent)
const stored = () => desk.stored()
const attach: FilesDoor['attach'] = (...to) => desk.attach(...to)

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

  it('holds up nobody who comes next on the same connection', async () => {
    const send = async (bytes: number) => {
      const url = `http://127.0.0.1:${port}/api/v1/files?name=a`
      const headers = { cookie: cookies.ana, 'content-type': 'application/octet-stream' }
      const signal = AbortSignal.timeout(10_000)
      return (await fetch(url, { method: 'POST', headers, body: Buffer.alloc(bytes), signal })).status
    }
    for (let round = 0; round < 3; round++) {
      expect(await send(27_000_000)).toBe(413)
      expect(await send(26_000_000)).toBe(201)
      expect(await send(25_000_000)).toBe(201)
    }
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
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.unreadable' })
    expect(await stored()).toBe(before)
    expect((await door.app.inject({ url: '/api/v1/me', headers: { cookie: cookies.ana } })).statusCode).toBe(200)
  })

  it('an upload that breaks off leaves nothing behind', async () => {
    const before = await stored()
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

it('what nobody sent is cleared after a day, what no row names after half an hour', async () => {
  await upload(cookies.ana, 'never sent')
  door.clock.advance(25 * 3_600_000)
  const store = await openFilesOnDisk(door.filesFolder)
  const kept = (await door.sql('SELECT 1 FROM files WHERE storage_key IS NOT NULL')).length
  await store.put((await import('node:stream')).Readable.from([Buffer.from('orphan')]), 100)
  await clearFiles({
    store,
    keptElsewhere: async () => new Set(),
    asWorker: door.asWorker,
    machineNowMs: Date.now() + 1_800_000,
  })
  expect(await stored()).toBe(kept)
  expect((await door.sql('SELECT 1 FROM file_drafts')).length).toBe(0)
})
