import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { readRuleTests } from '@mainstay/policy/assessments'
import { pack } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assessCommand } from './assess.ts'
import { rulesCommand } from './rules.ts'
import { shippedRulesPath } from './rules-io.ts'

const testsPath = fileURLToPath(import.meta.resolve('@mainstay/policy/rules/tests/self-hosted-web-application.yaml'))
const tests = readRuleTests(await readFile(testsPath, 'utf8'))
if (!tests.ok) throw new Error('the shipped tests have faults')
const healthy = tests.tests.base as Record<string, Record<string, unknown>>
const neglected = {
  ...healthy,
  database: { ...healthy.database, oldestXidAge: 1_500_000_000, deadlocks: 900 },
  host: { ...healthy.host, firewall: undefined },
  backups: [],
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mainstay-assess-'))
  await writeBundle('well.tar.gz', healthy)
  await writeBundle('neglected.tar.gz', neglected)
  await writeBundle('odd.tar.gz', { ...healthy, host: { cpu: { count: -1 } } })
  await writeBundle('changed.tar.gz', healthy, 'changed after packing')
  await writeFile(join(folder, 'snapshot.json'), JSON.stringify(healthy))
  await writeFile(join(folder, 'text.tar.gz'), 'no archive')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function writeBundle(name: string, snapshot: unknown, instead?: string): Promise<void> {
  const text = JSON.stringify(snapshot)
  const sha256 = createHash('sha256').update(text).digest('hex')
  const tar = pack()
  tar.entry(
    { name: 'manifest.json' },
    JSON.stringify({ files: [{ path: 'snapshot.json', bytes: text.length, sha256 }] }),
  )
  tar.entry({ name: 'snapshot.json' }, instead ?? text)
  tar.finalize()
  await writeFile(join(folder, name), gzipSync(await buffer(tar as unknown as AsyncIterable<Buffer>)))
}

const run = async (command: typeof assessCommand, line: string) => {
  const written = { stdout: '', stderr: '' }
  const sink = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text
    },
  })
  const code = await command(line.split(' ').filter(Boolean), {
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    readFile: (path) => readFile(path, 'utf8'),
  })
  return { code, ...written }
}
const assess = (line: string) => run(assessCommand, line.replaceAll('@', `${folder}/`))
const rules = (line: string) => run(rulesCommand, line.replaceAll('@', `${folder}/`))

describe('mainstay assess', () => {
  it('exits 0 where nothing failed, and says the score as its sum', async () => {
    const { code, stdout } = await assess('@well.tar.gz')
    expect(stdout).toContain('Desk 9.1.0, collected 2026-11-25T11:00:00.000Z')
    expect(stdout).toContain('Score 100 of 100: well')
    expect(stdout).toContain('NOT KNOWN: the bundle does not say\n  support: product.supported, product.support-ends')
    expect(code).toBe(0)
  })

  it('exits 1 where rules failed: by severity, with evidence, what to do and where it is from', async () => {
    const { code, stdout } = await assess('@neglected.tar.gz')
    expect(code).toBe(1)
    expect(stdout).toContain('CRITICAL (3)')
    expect(stdout).toMatch(/x pg\.wraparound.*\n\s+Age of the oldest transaction id: 1500000000\n\s+-> Find the oldest/)
    expect(stdout).toMatch(/critical 3 x 20 = -60/)
    expect(stdout).toContain('host.firewall')
    expect(stdout.indexOf('CRITICAL')).toBeLessThan(stdout.indexOf('LOW'))
  })

  it('says what changed since the bundle before', async () => {
    const { stdout } = await assess('@well.tar.gz --earlier @neglected.tar.gz')
    expect(stdout).toMatch(/Since the bundle before\n {2}fixed {7}pg\.wraparound, /)
  })

  it('gives the same as JSON, from a snapshot that is not packed, too', async () => {
    const packed = JSON.parse((await assess('@well.tar.gz --json')).stdout)
    expect(packed).toMatchObject({ score: { score: 100 }, product: { name: 'Desk' }, findings: [] })
    expect(JSON.parse((await assess('@snapshot.json --json')).stdout)).toEqual(packed)
  })

  it('knows the support window by a list of releases', async () => {
    const releases = [
      { version: '8.0.0', kind: 'major', availableOn: '2024-09-05' },
      { version: '9.0.0', kind: 'major', availableOn: '2026-03-03' },
      { version: '9.1.0', kind: 'update', availableOn: '2026-06-03' },
    ]
    await writeFile(join(folder, 'releases.json'), JSON.stringify(releases))
    const { stdout } = await assess('@well.tar.gz --releases @releases.json --json')
    const supported = JSON.parse(stdout).results.find(
      ({ rule }: { rule: { id: string } }) => rule.id === 'product.supported',
    )
    expect(supported).toMatchObject({ state: 'passed', evidence: [{ value: '9.1.0' }, { value: 'current' }] })
  })

  it('exits 2 with a sentence for a bundle that is refused, and for wrong usage', async () => {
    expect(await assess('@text.tar.gz')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('[bundle.unreadable]'),
    })
    expect(await assess('@changed.tar.gz')).toMatchObject({ code: 2, stderr: expect.stringContaining('[bundle.hash]') })
    expect(await assess('@odd.tar.gz')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('  host.cpu.count: This is less than 0.'),
    })
    expect(await assess('@none.tar.gz')).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be read') })
    expect(await assess('')).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage:') })
  })
})

describe('mainstay rules', () => {
  it('says that the rules that ship are sound, and that their tests come out', async () => {
    expect(await rules('check')).toMatchObject({ code: 0, stdout: expect.stringContaining('No problems.') })
    expect(await rules('test')).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('All as they should be.'),
    })
    expect(JSON.parse((await rules('test --json')).stdout)).toMatchObject({ ok: true, faults: [] })
  })

  it('names file, line, column and rule of a bad one, and which test fails where', async () => {
    const text = await readFile(shippedRulesPath(), 'utf8')
    await writeFile(join(folder, 'mine.yaml'), text.replace('host.memory.oomKills == 0', 'host.memory.omKills == 0'))
    const { code, stderr } = await rules('check @mine.yaml')
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /mine\.yaml:\d+:\d+: host\.oom: A snapshot has no fact `omKills` there\. Did you mean `oomKills`\? \[rules\.unknown_fact\]/,
    )

    await writeFile(join(folder, 'lax.yaml'), text.replace('host.memory.oomKills == 0', 'host.memory.oomKills >= 0'))
    const lax = await rules(`test @lax.yaml --tests ${testsPath}`)
    expect(lax).toMatchObject({ code: 1, stdout: expect.stringContaining('1 not as they should be.') })
    expect(lax.stderr).toMatch(/application\.yaml:\d+: host\.oom: This should be failed, and is passed\.\n/)
    expect(await assess('@well.tar.gz --rules @mine.yaml')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('host.oom'),
    })
  })

  it('says how it is used', async () => {
    expect(await rules('')).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage:') })
    expect(await rules('help')).toMatchObject({ code: 0 })
    expect(await rules('check @none.yaml')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot be read'),
    })
    expect(await rules('check --tests x')).toMatchObject({ code: 2 })
  })
})
