import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { type Header, pack } from 'tar-stream'
import { describe, expect, it } from 'vitest'
import { type BundleLimits, type BundleRefused, openBundle } from './index.ts'

type Part = readonly [header: string | (Partial<Header> & { name: string }), content?: string | Buffer]

const tarOf = async (parts: readonly Part[]): Promise<Buffer> => {
  const tar = pack()
  for (const [header, content = ''] of parts) {
    tar.entry(typeof header === 'string' ? { name: header } : (header as Header), content)
  }
  tar.finalize()
  return await buffer(tar as unknown as Readable)
}
/** One header, over and over under other names: quicker than any packer. */
const manyEmptyFiles = async (count: number): Promise<Buffer> => {
  const template = (await tarOf([['raw/0000000.txt', '']])).subarray(0, 512)
  const tar = Buffer.alloc(512 * (count + 2))
  for (let at = 0; at < count; at += 1) {
    const header = tar.subarray(at * 512, (at + 1) * 512)
    template.copy(header)
    header.write(String(at).padStart(7, '0'), 4)
    header.fill(' ', 148, 156)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  }
  return tar
}
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const listed = (files: readonly (readonly [string, string | Buffer])[]): Part => [
  'manifest.json',
  JSON.stringify({
    files: files.map(([path, content]) => ({ path, bytes: Buffer.from(content).length, sha256: sha256(content) })),
  }),
]
const bundleOf = async (...parts: readonly Part[]) => gzipSync(await tarOf(parts))
const open = (bytes: Buffer, limits: Partial<BundleLimits> = {}) =>
  openBundle(Readable.from(inPieces(bytes)), { keep: (path) => path === 'snapshot.json', limits })
function* inPieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
/** The code it is refused with, or that it was not. */
const refusal = async (bytes: Buffer, limits?: Partial<BundleLimits>): Promise<string> =>
  await open(bytes, limits).then(
    () => 'opened',
    (error: BundleRefused) => error.code,
  )

const snapshot = '{"format":"mainstay-snapshot/1"}'
const good: readonly Part[] = [
  listed([
    ['snapshot.json', snapshot],
    ['raw/disks.txt', 'sda'],
  ]),
  ['snapshot.json', snapshot],
  ['raw/disks.txt', 'sda'],
]

describe('a bundle', () => {
  it('is read once, each file with its length and hash, and only what is asked for kept', async () => {
    const bundle = await open(await bundleOf([{ name: 'raw/', type: 'directory' }], ...good))
    expect(bundle.files.map(({ path }) => path)).toEqual(['manifest.json', 'snapshot.json', 'raw/disks.txt'])
    expect(bundle.files[1]).toEqual({ path: 'snapshot.json', bytes: snapshot.length, sha256: sha256(snapshot) })
    expect([...bundle.kept.keys()]).toEqual(['manifest.json', 'snapshot.json'])
  })

  it('may say "./" before its paths, have its manifest last, and empty files', async () => {
    const parts: Part[] = [
      ['./snapshot.json', snapshot],
      ['./raw/empty.txt', ''],
      listed([
        ['snapshot.json', snapshot],
        ['raw/empty.txt', ''],
      ]),
    ]
    expect(await refusal(await bundleOf(...parts))).toBe('opened')
  })
})

describe('a hostile bundle', () => {
  it('of bytes that are no archive is unreadable: empty, plain text, an archive without packing, half of one', async () => {
    const whole = await bundleOf(...good)
    expect(await refusal(Buffer.alloc(0))).toBe('bundle.unreadable')
    expect(await refusal(Buffer.from('hello'))).toBe('bundle.unreadable')
    expect(await refusal(await tarOf(good))).toBe('bundle.unreadable')
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('bundle.unreadable')
    expect(await refusal(gzipSync(Buffer.from('x'.repeat(5_000))))).toBe('bundle.unreadable')
    expect(await refusal(gzipSync((await tarOf(good)).subarray(0, 1_300)))).toBe('bundle.unreadable')
  })

  it('without a manifest, or with one that nobody can read, is unreadable', async () => {
    expect(await refusal(await bundleOf(['snapshot.json', snapshot]))).toBe('bundle.unreadable')
    for (const text of ['', '{', '[]', '{"files":7}', '{"files":[{"path":1}]}'])
      expect(await refusal(await bundleOf(['manifest.json', text]))).toBe('bundle.unreadable')
  })

  it('that grows beyond all measure is stopped on the way: bundle.ratio, not the memory of this machine', async () => {
    const bomb = gzipSync(await tarOf([['raw/zeroes.txt', Buffer.alloc(80_000_000)]]))
    expect(bomb.length).toBeLessThan(100_000)
    const before = process.memoryUsage().rss
    expect(await refusal(bomb)).toBe('bundle.ratio')
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000)
  })

  it('that is too large is bundle.too_large: as it arrives, unpacked, one file, or what is kept', async () => {
    const bytes = await bundleOf(...good)
    expect(await refusal(bytes, { packedBytes: 100 })).toBe('bundle.too_large')
    expect(await refusal(bytes, { unpackedBytes: 2_000 })).toBe('bundle.too_large')
    expect(await refusal(bytes, { entryBytes: 10 })).toBe('bundle.too_large')
    expect(await refusal(bytes, { keptBytes: 20 })).toBe('bundle.too_large')
  })

  it('with a size in its header that is a lie is refused before anything is read of it', async () => {
    const tar = await tarOf(good)
    tar.write('77777777777', 124, 'latin1')
    tar.fill(' ', 148, 156)
    const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0)
    tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
    expect(await refusal(gzipSync(tar))).toBe('bundle.too_large')
  })

  it.each([
    '../etc/passwd',
    '/etc/passwd',
    'raw/../../x',
    'raw//x',
    'raw/./x',
    'C:\\windows\\x',
    'raw\\..\\x',
    'raw/\u202Etxt.exe',
    'raw/a\nb',
    `raw/${'x'.repeat(400)}`,
    'a/b/c/d/e/f/g/h.txt',
  ])('with the path %j is refused: bundle.path', async (name) => {
    expect(await refusal(await bundleOf(...good, [name, 'x']))).toBe('bundle.path')
  })

  it('with a name that stands twice, also in other letters, is refused: bundle.path', async () => {
    expect(await refusal(await bundleOf(...good, ['snapshot.json', '{}']))).toBe('bundle.path')
    expect(await refusal(await bundleOf(...good, ['Snapshot.JSON', '{}']))).toBe('bundle.path')
  })

  it.each(['symlink', 'link', 'character-device', 'block-device', 'fifo'] as const)(
    'with a %s is refused: bundle.link',
    async (type) => {
      const header = { name: 'raw/x', type, linkname: '/etc/passwd' }
      expect(await refusal(await bundleOf(...good, [header]))).toBe('bundle.link')
    },
  )

  it('with a hundred thousand entries is refused at the limit: bundle.too_many_entries', async () => {
    const many = gzipSync(await manyEmptyFiles(100_000))
    expect(await refusal(many)).toBe('bundle.too_many_entries')
    expect(await refusal(gzipSync(await manyEmptyFiles(2_002)))).toBe('bundle.too_many_entries')
  })

  it('that was changed after packing is refused: bundle.hash', async () => {
    const manifest = listed([['snapshot.json', snapshot]])
    expect(await refusal(await bundleOf(manifest, ['snapshot.json', snapshot.replace('1', '2')]))).toBe('bundle.hash')
    expect(await refusal(await bundleOf(manifest))).toBe('bundle.hash')
    expect(await refusal(await bundleOf(manifest, ['snapshot.json', snapshot], ['raw/more.txt', 'x']))).toBe(
      'bundle.hash',
    )
    expect(
      await refusal(
        await bundleOf(
          listed([
            ['a', ''],
            ['a', ''],
          ]),
          ['a', ''],
        ),
      ),
    ).toBe('bundle.hash')
  })

  it('keeps archives inside it shut', async () => {
    const inner = gzipSync(Buffer.alloc(50_000_000))
    expect(await refusal(await bundleOf(listed([['raw/inner.gz', inner]]), ['raw/inner.gz', inner]))).toBe('opened')
  })

  it('that never ends is given up: bundle.took_too_long', async () => {
    const silent = new Readable({ read: () => undefined })
    await expect(openBundle(silent, { limits: { withinMs: 20 } })).rejects.toMatchObject({
      code: 'bundle.took_too_long',
    })
    expect(silent.destroyed).toBe(true)
  })

  it('says which path it was, with nothing in it that a terminal obeys', async () => {
    await expect(open(await bundleOf(...good, ['raw/\u001b[2Jx', 'x']))).rejects.toMatchObject({ path: 'raw/?[2Jx' })
  })
})
