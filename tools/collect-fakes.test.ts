import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildScript } from './build-collect.ts'

// The collecting program as it is sent to customers, among programs that answer as the real ones do, or as badly as they can.
let place = ''
let script = ''
let runs = 0
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'collect-fakes-'))
  script = await buildScript(join(place, 'mainstay-collect.mjs'))
})
afterAll(() => rm(place, { recursive: true, force: true }))

type Programs = Readonly<Record<string, string>>

/** A folder that is all of PATH; each program is a script of `sh`. */
async function shelf(programs: Programs): Promise<string> {
  runs += 1
  const bin = join(place, `bin-${runs}`)
  await mkdir(bin)
  for (const [name, body] of Object.entries(programs)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${body}\n`)
    await chmod(join(bin, name), 0o755)
  }
  return bin
}

interface Going {
  readonly child: ChildProcess
  readonly out: string
}
async function start(programs: Programs, collectors: string, args: readonly string[]): Promise<Going> {
  const bin = await shelf(programs)
  const out = join(place, `out-${runs}`)
  await mkdir(out)
  const plan = join(place, `plan-${runs}.yaml`)
  await writeFile(plan, `format: mainstay-collect/1\ntitle: T\nproduct: { name: t }\ncollectors:\n${collectors}`)
  const child = spawn(process.execPath, [script, '--collectors', plan, '--out', out, '--json', ...args], {
    env: { PATH: bin },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { child, out }
}

async function collect(programs: Programs, collectors: string, ...args: readonly string[]) {
  const { child, out } = await start(programs, collectors, args)
  const [said, [code]] = await Promise.all([
    text(child.stdout as NonNullable<typeof child.stdout>),
    once(child, 'exit'),
  ])
  const [name = ''] = await readdir(out)
  const read = (file: string) => readFile(join(out, name, file), 'utf8')
  const { collectors: how } = JSON.parse(said) as { readonly collectors: readonly Outcome[] }
  return { code, how, snapshot: JSON.parse(await read('snapshot.json')), read }
}
interface Outcome {
  readonly id: string
  readonly state: string
  readonly reason?: string
}

const [web, job] = ['a'.repeat(64), 'b'.repeat(64)]
const tab = '\\t'
const engine = (version: string): string => `case "$1" in
--version) echo '${version}' ;;
ps) printf '%s\\n' ${web} ${job} ;;
inspect) printf '/web${tab}registry.corp:5000/tide/web:9.2${tab}3${tab}false${tab}1000${tab}536870912${tab}yes${tab}always\\n'
  printf '/job${tab}tide/job${tab}0${tab}true${tab}${tab}0${tab}${tab}\\n' ;;
*) echo "unknown command: $1" >&2; exit 125 ;;
esac`
const list = (items: readonly object[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items })
const node = (ready: string) => ({ kind: 'Node', status: { conditions: [{ type: 'Ready', status: ready }] } })
const pods = {
  resources: { limits: { memory: '1Gi' } },
  readinessProbe: {},
  env: [{ name: 'P', value: 'Dunlin-44-x' }],
}
const deployment = {
  ...{ kind: 'Deployment', metadata: { name: 'web', namespace: 'tide' }, status: { readyReplicas: 2 } },
  spec: { replicas: 3, template: { metadata: { labels: { app: 'web' } }, spec: { containers: [pods] } } },
}
const budget = { metadata: { namespace: 'tide' }, spec: { selector: { matchLabels: { app: 'web' } } } }
const kubectl = `case "$*" in
*version*) echo '{"clientVersion":{"gitVersion":"v1.30.0"},"serverVersion":{"gitVersion":"v1.31.2"}}' ;;
*'get nodes'*) echo '${list([node('True'), node('True'), node('Unknown')])}' ;;
*poddisruption*) echo '${list([budget])}' ;;
*deployments*) echo '${list([deployment])}' ;;
esac`
const dnf = `case "$*" in
*check-update*) printf 'openssl.x86_64   1:3.2.2-6.el9_5   baseos\\nvim-minimal.x86_64   2:8.2-21   baseos\\n'; exit 100 ;;
*updateinfo*) echo 'RHSA-2026:1 Important/Sec. openssl-1:3.2.2-6.el9_5.x86_64' ;;
esac`
const host = '  - { id: host, kind: host, cpuSamples: 2 }\n'
const containers = '  - { id: containers, kind: containers, timeoutSeconds: 2 }\n'

describe('programs that answer as the real ones do', () => {
  it('docker and kubectl give what runs, and nothing of its variables', async () => {
    const { how, snapshot, read } = await collect(
      { docker: engine('Docker version 27.3.1, build ce12230'), kubectl },
      `${containers}  - { id: cluster, kind: kubernetes }\n`,
    )
    expect(how.map(({ state }) => state)).toEqual(['read', 'read'])
    expect(snapshot.containers).toMatchObject({
      running: [
        {
          ...{ name: 'web', image: 'registry.corp:5000/tide/web', tag: '9.2', restarts: 3, asRoot: false },
          ...{ memoryLimitBytes: 536_870_912, hasHealthCheck: true, restartPolicy: 'always', privileged: false },
        },
        { name: 'job', tag: 'latest', asRoot: true, privileged: true, hasHealthCheck: false, restartPolicy: 'no' },
      ],
      kubernetes: {
        ...{ version: '1.31.2', nodes: 3, nodesReady: 2 },
        workloads: [
          { name: 'web', replicas: 3, ready: 2, hasLimits: true, hasProbes: true, hasDisruptionBudget: true },
        ],
      },
    })
    expect((await read('snapshot.json')) + (await read('raw/cluster.txt'))).not.toContain('Dunlin')
  })

  it('podman is asked where there is no docker, and dnf where there is no apt', async () => {
    const { snapshot } = await collect(
      { podman: engine('podman version 5.2.2'), dnf, 'needs-restarting': 'echo "Reboot is required"; exit 1' },
      containers + host,
    )
    expect(snapshot.containers).toMatchObject({ runtime: 'podman', running: [{ name: 'web' }, { name: 'job' }] })
    expect(snapshot.host.packages).toMatchObject({ pending: 2, pendingSecurity: 1, rebootRequired: true })
  })
})

describe('programs that answer as badly as they can', () => {
  it('one that hangs with its children ends with its time, and the others are read', async () => {
    const began = Date.now()
    const { how, snapshot } = await collect(
      { docker: `/bin/sleep 3061 &\n/bin/sleep 3061`, kubectl },
      `${containers}  - { id: cluster, kind: kubernetes }\n`,
    )
    expect(how[0]).toMatchObject({ state: 'timed_out', reason: expect.stringContaining('did not end within 2 s') })
    expect(snapshot.containers.kubernetes.nodes).toBe(3)
    expect(Date.now() - began).toBeLessThan(60_000)
    expect(await sleepers('3061')).toEqual([])
  })

  it('one that prints without end is stopped, and its flood is kept nowhere', async () => {
    const flood = `case "$1" in --version) echo docker ;; *) exec /usr/bin/head -c 100000000 /dev/zero ;; esac`
    const { how, snapshot, read } = await collect({ docker: flood }, containers)
    expect(how[0]).toMatchObject({ state: 'read', reason: 'docker printed more than 1048576 bytes and was stopped' })
    expect(snapshot.containers.running).toBeUndefined()
    expect((await read('raw/containers.txt')).length).toBeLessThan(70_000)
  })

  it('ones that die, are no programs or say no JSON leave their facts out and never the run', async () => {
    const { code, how, snapshot } = await collect(
      {
        kubectl: `echo '{"items": [{"kind'\nkill -SEGV $$`,
        docker: 'echo docker',
        dnf: 'exit 1',
        chronyc: 'kill -9 $$',
      },
      `${containers}  - { id: cluster, kind: kubernetes }\n${host}`,
      '--strict',
    )
    expect(code).toBe(4)
    expect(how.map(({ state }) => state)).toEqual(['read', 'failed', 'read'])
    expect(how[1]?.reason).toContain('There is no cluster that kubectl could ask')
    expect(snapshot.host.packages).toBeUndefined()
    expect(snapshot.host.memory.totalBytes).toBeGreaterThan(0)
  })
})

describe('a run that cannot go on', () => {
  it('stopped by Ctrl-C half-way leaves no folder and no program behind', async () => {
    const { child, out } = await start(
      { docker: 'echo begun >&2\nexec /bin/sleep 3062' },
      '  - { id: containers, kind: containers, timeoutSeconds: 60 }\n',
      [],
    )
    await expect.poll(() => sleepers('3062'), { timeout: 30_000 }).not.toEqual([])
    child.kill('SIGINT')
    const [said, [code]] = await Promise.all([text(child.stderr as NodeJS.ReadableStream), once(child, 'exit')])
    expect(code).toBe(130)
    expect(said).toContain('Nothing was left behind')
    expect(await readdir(out)).toEqual([])
    expect(await sleepers('3062')).toEqual([])
  })
})

/** Processes that sleep for just so long. */
async function sleepers(seconds: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '')))
  return lines.filter((line) => line.startsWith('/bin/sleep') && line.includes(seconds))
}
