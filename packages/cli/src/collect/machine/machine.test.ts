import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Access, commandMatches, pathMatches } from './access.ts'
import { Machine } from './machine.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'collect-machine-'))
  await mkdir(join(folder, 'app/deep'), { recursive: true })
  await writeFile(join(folder, 'outside.txt'), 'outside\n')
  await writeFile(join(folder, 'app/a.log'), 'first line\nsecond line\nthird line\n')
  await writeFile(join(folder, 'app/b.log'), 'b\n')
  await symlink('../outside.txt', join(folder, 'app/out.log'))
  await symlink('a.log', join(folder, 'app/in.log'))
  await symlink('/etc', join(folder, 'app/etc.log'))
  execFileSync('mkfifo', [join(folder, 'app/pipe.log')])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const machineWith = (access: Access, network = true) =>
  new Machine(access, {
    env: process.env,
    mark: 'machine-test',
    network,
    signal: new AbortController().signal,
    redact: (text) => text.replaceAll('second', 'REDACTED'),
  })
const inApp = () => machineWith({ files: [`${folder}/app/*.log`] })

describe('what a collector may touch', () => {
  it('is what it said before: other files, commands and endpoints are refused', async () => {
    const machine = machineWith({ files: ['/proc/loadavg'], commands: [['echo', 'a']], endpoints: ['db:5432'] })
    await expect(machine.read('/proc/uptime')).rejects.toThrow('was not declared')
    await expect(machine.list('/proc/*')).rejects.toThrow('was not declared')
    await expect(machine.run(['echo', 'b'])).rejects.toThrow('was not declared')
    expect(() => machine.mayAsk('db:5433')).toThrow('was not declared')
    expect(machine.mayAsk('db:5432')).toBeUndefined()
  })

  it('no endpoint is asked where the network is switched off', () => {
    expect(() => machineWith({ endpoints: ['db:5432'] }, false).mayAsk('db:5432')).toThrow('switched off')
  })

  it('a star stands for a part of one name, never for a folder', () => {
    expect(pathMatches('/var/log/*.log', '/var/log/a.log')).toBe(true)
    expect(pathMatches('/var/log/*.log', '/var/log/deep/a.log')).toBe(false)
    expect(pathMatches('/proc/*/status', '/proc/12/status')).toBe(true)
    expect(pathMatches('/a/x*y*z', '/a/xyz')).toBe(true)
    expect(pathMatches('/a/x*yz', '/a/xz')).toBe(false)
    expect(commandMatches(['psql', '…'], ['psql', '-c', 'x'])).toBe(true)
    expect(commandMatches(['psql'], ['psql', '-c'])).toBe(false)
  })
})

describe('links', () => {
  it('are followed inside the declared folder alone', async () => {
    expect((await inApp().read(`${folder}/app/in.log`)).text).toContain('first line')
    await expect(inApp().read(`${folder}/app/out.log`)).rejects.toThrow('leads out of')
    await expect(inApp().read(`${folder}/app/etc.log`)).rejects.toThrow('leads out of')
  })

  it('pipes and folders are no files: nothing waits for them', async () => {
    await expect(inApp().read(`${folder}/app/pipe.log`)).rejects.toThrow('is not a file')
    await expect(machineWith({ files: [`${folder}/app/deep`] }).read(`${folder}/app/deep`)).rejects.toThrow(
      'is not a file',
    )
  })
})

it('of a long file its end or its beginning is read, cut where a line ends', async () => {
  const read = (tail: boolean) => inApp().read(`${folder}/app/a.log`, { maxBytes: 18, tail })
  expect(await read(true)).toMatchObject({ text: 'third line\n', cut: true, bytes: 34 })
  expect(await read(false)).toMatchObject({ text: 'first line\n', cut: true })
})

it('what is kept to look through is redacted', async () => {
  const machine = inApp()
  await machine.read(`${folder}/app/a.log`)
  expect(machine.transcript).toBe(`== ${folder}/app/a.log\nfirst line\nREDACTED line\nthird line\n`)
})

it('says in a sentence what could not be read', async () => {
  const machine = machineWith({ files: ['/nowhere/x'], commands: [['sh', '-c', 'echo permission denied >&2; exit 1']] })
  await expect(machine.read('/nowhere/x')).rejects.toThrow('/nowhere/x is not there')
  expect(await machine.tryRun(['sh', '-c', 'echo permission denied >&2; exit 1'])).toBeUndefined()
  expect(machine.remarks).toEqual(['sh needs more rights than this user has'])
})
