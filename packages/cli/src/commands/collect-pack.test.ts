import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderIn, type Installation, openInstallation, runCollect } from './testing/installation.ts'

let desk: Installation
beforeAll(async () => {
  desk = await openInstallation()
})
afterAll(() => desk.close())

describe('packing', () => {
  const listOf = (archive: string) => execFileSync('tar', ['tzf', archive], { encoding: 'utf8' }).trim().split('\n')

  it('gives the same bytes each time, the manifest first', async () => {
    const { out } = await desk.collect(desk.quick)
    const folder = await folderIn(out)
    const pack = async (into: string) => {
      await mkdir(join(out, into))
      expect(await runCollect('pack', folder, '--out', join(out, into))).toMatchObject({ code: 0 })
      return readFile(join(out, into, `${folder.split('/').at(-1)}.tar.gz`))
    }
    const [first, second] = [await pack('one'), await pack('two')]

    expect(first.equals(second)).toBe(true)
    expect(listOf(join(out, 'one', `${folder.split('/').at(-1)}.tar.gz`))).toEqual([
      'manifest.json',
      'README.txt',
      'raw/config.txt',
      'raw/logs.txt',
      'raw/users.txt',
      'snapshot.json',
    ])
  })

  it('what was taken out by hand is not in the list any more', async () => {
    const { out } = await desk.collect(desk.quick)
    const folder = await folderIn(out)
    await rm(join(folder, 'raw/logs.txt'))

    expect((await runCollect('pack', folder)).code).toBe(0)
    expect(listOf(`${folder}.tar.gz`)).not.toContain('raw/logs.txt')
    expect((await runCollect('pack', folder)).stderr).toContain('is there already')
  })

  it('what was put in by hand is refused: strange files, links, secrets', async () => {
    const { out } = await desk.collect(desk.quick)
    const folder = await folderIn(out)
    await writeFile(join(folder, 'raw/config.txt'), 'fine\npassword: Razorbill-7\n')
    expect(await runCollect('pack', folder)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('raw/config.txt, line 2, looks like a secret'),
    })
    await rm(join(folder, 'raw/config.txt'))
    await symlink('/etc/passwd', join(folder, 'raw/config.txt'))
    expect(await runCollect('pack', folder)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not a plain file'),
    })
    await writeFile(join(folder, 'dump.sql'), '')
    expect(await runCollect('pack', folder)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('dump.sql: no collector made this'),
    })
    expect(existsSync(`${folder}.tar.gz`)).toBe(false)
  })

  it('stopped in the middle, a run leaves nothing behind: exit 130', async () => {
    const stopping = desk.collect(
      '\n  - { id: sleeps, kind: command, timeoutSeconds: 60, argv: [sleep, "307"], take: [] }\n',
      '--pack',
    )
    await expect.poll(() => process.listenerCount('SIGINT')).toBeGreaterThan(0)
    process.emit('SIGINT')
    const { code, out, stderr } = await stopping

    expect(code).toBe(130)
    expect(stderr).toContain('Nothing was left behind')
    expect(await readdir(out)).toEqual([])
  })
})
