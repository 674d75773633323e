import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, codeOf } from './support/ask.ts'
import { call } from './support/call.ts'
import { type DemoFolder, makeDemoFolder } from './support/demo-folder.ts'
import { type DeskProcess, startDesk } from './support/desk-process.ts'
import { until } from './support/live-frames.ts'

const roomMb = 3
let folder: DemoFolder
let desk: DeskProcess
/** A desk whose folder for files is a disk of three megabytes of its own. */
const start = () => startDesk({ dataDir: folder.path, mounts: { path: join(folder.path, 'files'), sizeMb: roomMb } })
beforeAll(async () => {
  folder = await makeDemoFolder()
  desk = await start()
})
afterAll(async () => {
  await desk?.kill()
  await folder?.remove()
})

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const ana = () => desk.person('Ana').apiKey
const acknowledged = new Set<string>()

async function upload(bytes: Buffer): Promise<{ status: number; code: string | undefined }> {
  const told = await ask(desk, {
    ...{ method: 'POST', path: '/api/v1/files?name=dump.bin', apiKey: ana(), body: new Uint8Array(bytes) },
    headers: { 'content-type': 'application/octet-stream' },
  })
  if (told.status === 201) {
    expect((JSON.parse(told.text) as { sha256: string }).sha256).toBe(hashOf(bytes))
    acknowledged.add(hashOf(bytes))
  }
  return { status: told.status, code: codeOf(told) }
}

/** Hashes of what lies on the desk's own disk: under a key, or torn. */
async function onDisk(): Promise<{ readonly kept: readonly string[]; readonly torn: number }> {
  const files = join('/proc', String(desk.pid), 'root', folder.path, 'files')
  const kept: string[] = []
  let torn = 0
  for (const part of await readdir(files)) {
    for (const name of await readdir(join(files, part))) {
      if (part === 'incoming') torn += 1
      else kept.push(hashOf(await readFile(join(files, part, name))))
    }
  }
  return { kept: kept.toSorted(), torn }
}
const expectKeptAlone = async () => expect(await onDisk()).toEqual({ kept: [...acknowledged].toSorted(), torn: 0 })

it('a full disk refuses the file and nothing else: what was taken is whole, nothing is half there (F15)', async () => {
  expect((await upload(randomBytes(1_000_000))).status).toBe(201)
  const answers = await Promise.all(Array.from({ length: 5 }, () => upload(randomBytes(1_000_000))))
  const refused = answers.filter(({ status }) => status !== 201)
  expect(refused.length).toBeGreaterThan(0)
  for (const { status, code } of refused) expect({ status, code }).toEqual({ status: 507, code: 'file.storage_full' })
  expect(await upload(randomBytes(5_000_000))).toEqual({ status: 507, code: 'file.storage_full' })
  await expectKeptAlone()
  const ticket = { kind: 'question', subject: 'Without its file', text: 'The disk is full.', priority: 'P3' }
  expect((await call(desk, ana(), 'POST /tickets', { body: ticket })).status).toBe(201)
  console.info(`full disk: ${acknowledged.size} files whole, ${refused.length + 1} refused, tickets go on`)
})

it('an upload that is cut off leaves nothing behind (F16)', async () => {
  await Promise.all([tear(50_000), tear(200_000), tear(0)])
  await until(async () => (await onDisk()).torn === 0, 10_000)
  await expectKeptAlone()
})

it('a desk killed in the middle of an upload has every acknowledged file whole, and the torn one under no key (F16)', async () => {
  await desk.kill()
  desk = await startDesk({ dataDir: folder.path })
  acknowledged.clear()
  const before = (await onDisk()).kept
  for (const size of [100_000, 700_000]) expect((await upload(randomBytes(size))).status).toBe(201)
  const tearing = tear(300_000, false)
  await until(async () => (await onDisk()).torn === 1, 10_000)
  await desk.kill()
  await tearing
  desk = await startDesk({ dataDir: folder.path })
  expect((await onDisk()).kept).toEqual([...before, ...acknowledged].toSorted())
})

it('a start on a disk without room says so in a sentence', async () => {
  const empty = await makeDemoFolder()
  await expect(
    startDesk({ dataDir: join(empty.path, 'none'), mounts: { path: join(empty.path, 'none'), sizeMb: 4 } }),
  ).rejects.toThrow(/There is no room left in .*none/)
  expect((await stat(empty.path)).isDirectory()).toBe(true)
  await empty.remove()
})

/** Says that a megabyte comes, sends less and goes away, or waits for the other side to. */
function tear(bytes: number, goesAway = true): Promise<void> {
  const { hostname, port } = new URL(desk.url)
  return new Promise((resolve) => {
    const sending = request(
      {
        ...{ hostname, port, method: 'POST', path: '/api/v1/files?name=torn.bin' },
        headers: {
          authorization: `Bearer ${ana()}`,
          'content-type': 'application/octet-stream',
          'content-length': 1_000_000,
        },
      },
      () => undefined,
    )
    sending.on('error', () => resolve())
    sending.write(randomBytes(bytes), () => {
      if (goesAway) setTimeout(() => sending.destroy(), 200)
    })
    if (goesAway) setTimeout(resolve, 400)
  })
}
