import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { Manifest, Snapshot } from '@mainstay/policy/assessments'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectCommand } from './collect.ts'

let place = ''
let server: Server
let port = 0
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'collect-'))
  await mkdir(join(place, 'app'))
  await writeFile(
    join(place, 'app/desk.env'),
    `DESK_VERSION=8.2.1\nSMTP_PASSWORD="Walrus & Tusk"\nHOST=desk.corp.internal\n`,
  )
  await writeFile(join(place, 'app/a.log'), 'ERROR refused token=Puffin99Puffin99 from 10.1.2.3\nWARN slow\n')
  await writeFile(join(place, 'elsewhere.txt'), 'elsewhere')
  await symlink('../elsewhere.txt', join(place, 'app/link.log'))
  server = createServer((request, answer) => {
    const may = request.headers.authorization === 'Bearer msk_for-this-test-alone-00000000'
    answer.writeHead(may ? 200 : 401)
    answer.end(JSON.stringify({ users: { total: 12 }, apiKey: 'Gannet-In-The-Answer-1' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(async () => {
  server.close()
  await rm(place, { recursive: true, force: true })
})

const quick = () => `
  - id: config
    kind: file
    path: ${place}/app/desk.env
    parse: pairs
    take: [{ to: product.version, from: DESK_VERSION }, { to: product.configuration, as: settings }]
  - id: logs
    kind: logs
    files: ['${place}/app/*.log']
    keepLines: 5
  - id: users
    kind: http
    url: http://127.0.0.1:${port}/users
    headersFrom: { Authorization: DESK_KEY }
    prefix: 'Bearer '
    parse: json
    take: [{ to: usage.users.total, from: users.total, as: number }]
`
const hostile = () => `
  - { id: endless, kind: command, timeoutSeconds: 20, argv: ['yes'], take: [] }
  - { id: sleeps, kind: command, timeoutSeconds: 1, argv: [sh, -c, 'setsid sleep 305 & sleep 306'], take: [] }
  - { id: missing, kind: command, argv: [no-such-program-here], take: [] }
  - { id: wrong, kind: command, argv: [echo, 'no json'], parse: json, take: [] }
  - { id: misfit, kind: command, argv: [echo, '{"trained":"many"}'], parse: json, take: [{ to: usage.trainedUsers, from: trained, as: rows }] }
`

let runs = 0
const collect = async (collectors: string, ...args: string[]) => {
  runs += 1
  const out = join(place, `out-${runs}`)
  await mkdir(out)
  const plan = join(place, `plan-${runs}.yaml`)
  await writeFile(plan, `format: mainstay-collect/1\ntitle: Ours\nproduct: { name: desk }\ncollectors:${collectors}`)
  return { out, ...(await run('--collectors', plan, '--out', out, ...args)) }
}
const run = async (...args: string[]) => {
  const written = { stdout: '', stderr: '' }
  const sink = (name: 'stdout' | 'stderr') =>
    new Writable({
      write: (chunk, _, done) => {
        written[name] += String(chunk)
        done()
      },
    })
  const code = await collectCommand(args, {
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    stdin: Readable.from([]),
    readFile: (path) => readFile(path, 'utf8'),
    env: { PATH: process.env.PATH, DESK_KEY: 'msk_for-this-test-alone-00000000' },
    tzdata: 'test',
  })
  return { code, ...written }
}
const folderIn = async (out: string) =>
  join(out, (await readdir(out)).find((name) => /^mainstay-bundle-.*Z$/.test(name)) ?? 'none')
const textOf = (folder: string) => execFileSync('grep', ['-r', '', folder], { encoding: 'utf8' })

describe('a run', () => {
  it('leaves a folder to look through, with facts, what was read, and a manifest that holds', async () => {
    const { code, out, stderr } = await collect(quick())
    const folder = await folderIn(out)
    const snapshot = Snapshot.parse(JSON.parse(await readFile(join(folder, 'snapshot.json'), 'utf8')))
    const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))

    expect(code).toBe(0)
    expect(snapshot).toMatchObject({ product: { name: 'desk', version: '8.2.1' }, usage: { users: { total: 12 } } })
    expect(snapshot.logs?.[0]).toMatchObject({ errors: 1, warnings: 1 })
    expect(manifest.collectors.map(({ state }) => state)).toEqual(['read', 'read', 'read'])
    for (const { path, sha256 } of manifest.files)
      expect(
        createHash('sha256')
          .update(await readFile(join(folder, path)))
          .digest('hex'),
      ).toBe(sha256)
    expect(manifest.files.map(({ path }) => path)).toEqual([
      'README.txt',
      'raw/config.txt',
      'raw/logs.txt',
      'raw/users.txt',
      'snapshot.json',
    ])
    expect(stderr).toMatch(/^\[1\/3\] read {6}A file of the product \(config\), \d/)
  })

  it('no secret reaches the folder: not from a file, a log, an answer, a header or the surroundings', async () => {
    const { out } = await collect(quick())
    const text = textOf(await folderIn(out))

    for (const secret of ['Walrus', 'Tusk', 'Puffin99', 'Gannet', 'for-this-test']) expect(text).not.toContain(secret)
    expect(text).toContain('[REDACTED:named_secret#')
    expect(
      JSON.parse(await readFile(join(await folderIn(out), 'manifest.json'), 'utf8')).redaction.hits.named_secret,
    ).toBeGreaterThan(2)
  })

  it('a link that leads out is not followed, and that is said', async () => {
    const { out } = await collect(quick())
    const text = textOf(await folderIn(out))

    expect(text).not.toContain('elsewhere\n')
    expect(text).toContain('is a link that leads out of')
  })

  it('names of machines are replaced, the same in each run; the true ones stay beside the folder', async () => {
    const { out, stdout } = await collect(quick(), '--pseudonyms')
    const text = textOf(await folderIn(out))
    const names = JSON.parse(await readFile(join(out, 'mainstay-collect-names.json'), 'utf8'))

    expect(text).not.toMatch(/desk\.corp|10\.1\.2\.3/)
    expect(text).toMatch(/"HOST": "host-\d+"/)
    expect(names.names).toContainEqual(expect.objectContaining({ kind: 'host', name: 'desk.corp.internal' }))
    expect(stdout).toContain('stay here and are not packed')
  })

  it('a collector that fails, hangs, prints without end or is missing is a line in the manifest, never the end', async () => {
    const { code, out, stdout } = await collect(hostile() + quick(), '--json')
    const states = Object.fromEntries(
      JSON.parse(stdout).collectors.map(({ id, state }: { id: string; state: string }) => [id, state]),
    )

    expect(code).toBe(0)
    expect(states).toEqual({
      endless: 'failed',
      sleeps: 'timed_out',
      missing: 'failed',
      wrong: 'failed',
      misfit: 'read',
      config: 'read',
      logs: 'read',
      users: 'read',
    })
    expect(JSON.parse(stdout).misfits).toEqual(['usage.trainedUsers'])
    expect(existsSync(await folderIn(out))).toBe(true)
  })

  it('says with --strict that one failed: exit 4', async () => {
    expect(
      (await collect('\n  - { id: missing, kind: command, argv: [no-such-program-here], take: [] }\n', '--strict'))
        .code,
    ).toBe(4)
  })

  it('asks nobody where the network is switched off', async () => {
    const { stdout } = await collect(quick(), '--no-network', '--json')
    expect(JSON.parse(stdout).collectors[2]).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('network is switched off'),
    })
  })

  it('of this machine, by quick collectors alone, gives what every machine has', async () => {
    const { out } = await collect(
      `\n  - { id: host, kind: host, cpuSamples: 2, leaveOut: [packages] }\n  - { id: containers, kind: containers, engines: [] }\n  - { id: disk, kind: latency, disk: { folder: ${place}, samples: 3 } }\n`,
    )
    const snapshot = Snapshot.parse(JSON.parse(await readFile(join(await folderIn(out), 'snapshot.json'), 'utf8')))

    expect(snapshot.host).toMatchObject({
      cpu: { count: expect.any(Number) },
      memory: { totalBytes: expect.any(Number) },
      kernel: expect.any(String),
    })
    expect(snapshot.host?.disks?.length).toBeGreaterThan(0)
    expect(snapshot.measured?.diskFsyncMs).toHaveLength(3)
    expect((await readdir(place)).filter((name) => name.startsWith('.mainstay-collect'))).toEqual([])
  })
})

describe('without reading', () => {
  it('--dry-run lists files, commands and endpoints, and touches none of them', async () => {
    const touched = join(place, 'touched')
    const { code, out, stdout } = await collect(
      `${quick()}  - { id: touch, kind: command, argv: [touch, ${touched}], take: [] }\n`,
      '--dry-run',
    )

    expect(code).toBe(0)
    for (const said of [
      `${place}/app/desk.env`,
      `${place}/app/*.log`,
      `http://127.0.0.1:${port}/users`,
      `touch ${touched}`,
    ])
      expect(stdout).toContain(said)
    expect(existsSync(touched)).toBe(false)
    expect(await readdir(out)).toEqual([])
  })

  it('--dry-run of what ships names each query and command', async () => {
    const { stdout } = await run('--dry-run')
    for (const said of ['/proc/meminfo', 'apt-get -s', 'FROM pg_settings', 'psql -d postgres', '/var/tmp'])
      expect(stdout).toContain(said)
  })

  it('--check says faults with their places: exit 1; what is not known is wrong usage: exit 2', async () => {
    const wrong = await collect('\n  - { id: a, kind: host, servces: [] }\n', '--check')
    expect(wrong).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/plan-\d+\.yaml:5:26: `servces` is not a field here\.\n$/),
    })
    expect(await run('--check')).toMatchObject({ code: 0, stdout: expect.stringContaining('No problems.') })
    expect((await run('--colectors', 'x')).code).toBe(2)
    expect((await run('--collectors', 'no-such-file')).code).toBe(2)
    expect(await run('--only', 'nobody')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no collector nobody'),
    })
  })

  it('a place that cannot be written: exit 3', async () => {
    const file = join(place, 'a-file')
    await writeFile(file, '')
    expect((await run('--only', 'containers', '--out', file)).code).toBe(3)
  })
})

describe('packing', () => {
  const listOf = (archive: string) => execFileSync('tar', ['tzf', archive], { encoding: 'utf8' }).trim().split('\n')

  it('gives the same bytes each time, the manifest first', async () => {
    const { out } = await collect(quick())
    const folder = await folderIn(out)
    const pack = async (into: string) => {
      await mkdir(join(out, into))
      expect(await run('pack', folder, '--out', join(out, into))).toMatchObject({ code: 0 })
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
    const { out } = await collect(quick())
    const folder = await folderIn(out)
    await rm(join(folder, 'raw/logs.txt'))

    expect((await run('pack', folder)).code).toBe(0)
    expect(listOf(`${folder}.tar.gz`)).not.toContain('raw/logs.txt')
    expect((await run('pack', folder)).stderr).toContain('is there already')
  })

  it('what was put in by hand is refused: strange files, links, secrets', async () => {
    const { out } = await collect(quick())
    const folder = await folderIn(out)
    await writeFile(join(folder, 'raw/config.txt'), 'fine\npassword: Razorbill-7\n')
    expect(await run('pack', folder)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('raw/config.txt, line 2, looks like a secret'),
    })
    await rm(join(folder, 'raw/config.txt'))
    await symlink('/etc/passwd', join(folder, 'raw/config.txt'))
    expect(await run('pack', folder)).toMatchObject({ code: 1, stderr: expect.stringContaining('is not a plain file') })
    await writeFile(join(folder, 'dump.sql'), '')
    expect(await run('pack', folder)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('dump.sql: no collector made this'),
    })
    expect(existsSync(`${folder}.tar.gz`)).toBe(false)
  })

  it('stopped in the middle, a run leaves nothing behind: exit 130', async () => {
    const stopping = collect(
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
