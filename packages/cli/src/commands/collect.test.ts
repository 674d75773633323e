import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Manifest, Snapshot } from '@mainstay/policy/assessments'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderIn, type Installation, openInstallation, runCollect, textOf } from './testing/installation.ts'

let desk: Installation
beforeAll(async () => {
  desk = await openInstallation()
})
afterAll(() => desk.close())

const hostile = `
  - { id: endless, kind: command, timeoutSeconds: 20, argv: ['yes'], take: [] }
  - { id: sleeps, kind: command, timeoutSeconds: 1, argv: [sh, -c, 'setsid sleep 305 & sleep 306'], take: [] }
  - { id: missing, kind: command, argv: [no-such-program-here], take: [] }
  - { id: wrong, kind: command, argv: [echo, 'no json'], parse: json, take: [] }
  - { id: misfit, kind: command, argv: [echo, '{"trained":"many"}'], parse: json, take: [{ to: usage.trainedUsers, from: trained, as: rows }] }
`

describe('a run', () => {
  it('leaves a folder to look through, with facts, what was read, and a manifest that holds', async () => {
    const { code, out, stderr } = await desk.collect(desk.quick)
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
    const { out } = await desk.collect(desk.quick)
    const text = textOf(await folderIn(out))

    for (const secret of ['Walrus', 'Tusk', 'Puffin99', 'Gannet', 'for-this-test']) expect(text).not.toContain(secret)
    expect(text).toContain('[REDACTED:named_secret#')
    expect(
      JSON.parse(await readFile(join(await folderIn(out), 'manifest.json'), 'utf8')).redaction.hits.named_secret,
    ).toBeGreaterThan(2)
  })

  it('a link that leads out is not followed, and that is said', async () => {
    const { out } = await desk.collect(desk.quick)
    const text = textOf(await folderIn(out))

    expect(text).not.toContain('elsewhere\n')
    expect(text).toContain('is a link that leads out of')
  })

  it('names of machines are replaced, the same in each run; the true ones stay beside the folder', async () => {
    const { out, stdout } = await desk.collect(desk.quick, '--pseudonyms')
    const text = textOf(await folderIn(out))
    const names = JSON.parse(await readFile(join(out, 'mainstay-collect-names.json'), 'utf8'))

    expect(text).not.toMatch(/desk\.corp|10\.1\.2\.3/)
    expect(text).toMatch(/"HOST": "host-\d+"/)
    expect(names.names).toContainEqual(expect.objectContaining({ kind: 'host', name: 'desk.corp.internal' }))
    expect(stdout).toContain('stay here and are not packed')
  })

  it('a collector that fails, hangs, prints without end or is missing is a line in the manifest, never the end', async () => {
    const { code, out, stdout } = await desk.collect(hostile + desk.quick, '--json')
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
      (await desk.collect('\n  - { id: missing, kind: command, argv: [no-such-program-here], take: [] }\n', '--strict'))
        .code,
    ).toBe(4)
  })

  it('what the file states stands beside what was read', async () => {
    const { out } = await desk.collect(
      `\n  - { id: about, kind: stated, facts: { product: { hasLoadBalancer: true, nodes: [{ role: web, instances: 2, machines: 2 }] } } }\n${desk.quick}`,
    )
    const snapshot = JSON.parse(await readFile(join(await folderIn(out), 'snapshot.json'), 'utf8'))
    expect(snapshot.product).toMatchObject({ version: '8.2.1', hasLoadBalancer: true, nodes: [{ role: 'web' }] })
  })

  it('asks nobody where the network is switched off', async () => {
    const { stdout } = await desk.collect(desk.quick, '--no-network', '--json')
    expect(JSON.parse(stdout).collectors[2]).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('network is switched off'),
    })
  })

  it('of this machine, by quick collectors alone, gives what every machine has', async () => {
    const { out } = await desk.collect(
      `\n  - { id: host, kind: host, cpuSamples: 2, leaveOut: [packages] }\n  - { id: containers, kind: containers, engines: [] }\n  - { id: disk, kind: latency, disk: { folder: ${desk.place}, samples: 3 } }\n`,
    )
    const snapshot = Snapshot.parse(JSON.parse(await readFile(join(await folderIn(out), 'snapshot.json'), 'utf8')))

    expect(snapshot.host).toMatchObject({
      cpu: { count: expect.any(Number) },
      memory: { totalBytes: expect.any(Number) },
      kernel: expect.any(String),
    })
    expect(snapshot.host?.disks?.length).toBeGreaterThan(0)
    expect(snapshot.measured?.diskFsyncMs).toHaveLength(3)
    expect((await readdir(desk.place)).filter((name) => name.startsWith('.mainstay-collect'))).toEqual([])
  })
})

describe('without reading', () => {
  it('--dry-run lists files, commands and endpoints, and touches none of them', async () => {
    const touched = join(desk.place, 'touched')
    const { code, out, stdout } = await desk.collect(
      `${desk.quick}  - { id: touch, kind: command, argv: [touch, ${touched}], take: [] }\n`,
      '--dry-run',
    )

    expect(code).toBe(0)
    for (const said of [`${desk.place}/app/desk.env`, `${desk.place}/app/*.log`, desk.url, `touch ${touched}`])
      expect(stdout).toContain(said)
    expect(existsSync(touched)).toBe(false)
    expect(await readdir(out)).toEqual([])
  })

  it('--dry-run of what ships names each query and command', async () => {
    const { stdout } = await runCollect('--dry-run')
    for (const said of ['/proc/meminfo', 'apt-get -s', 'FROM pg_settings', 'psql -d postgres', '/var/tmp'])
      expect(stdout).toContain(said)
  })

  it('--check says faults with their places: exit 1; what is not known is wrong usage: exit 2', async () => {
    const wrong = await desk.collect('\n  - { id: a, kind: host, servces: [] }\n', '--check')
    expect(wrong).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/plan-\d+\.yaml:5:26: `servces` is not a field here\.\n$/),
    })
    expect(await runCollect('--check')).toMatchObject({ code: 0, stdout: expect.stringContaining('No problems.') })
    expect((await runCollect('--colectors', 'x')).code).toBe(2)
    expect((await runCollect('--collectors', 'no-such-file')).code).toBe(2)
    expect(await runCollect('--only', 'nobody')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no collector nobody'),
    })
  })

  it('a place that cannot be written: exit 3', async () => {
    const file = join(desk.place, 'a-file')
    await writeFile(file, '')
    expect((await runCollect('--only', 'containers', '--out', file)).code).toBe(3)
  })
})
