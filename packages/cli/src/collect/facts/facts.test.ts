import { describe, expect, it } from 'vitest'
import { Machine } from '../machine/machine.ts'
import { readContainer } from './containers.ts'
import { readWorkload } from './kubernetes.ts'
import { commonForm, readStamp, summariseLog } from './logs.ts'
import { flatSettings, takeFrom, valueAt } from './take-facts.ts'

const machine = () =>
  new Machine(
    {},
    { env: {}, mark: 'facts', network: false, signal: new AbortController().signal, redact: (text) => text },
  )

describe('logs', () => {
  it('errors and warnings are counted, the commonest first, whatever differs in them taken out', () => {
    const text = [
      '2026-11-30T10:00:00Z INFO started',
      '2026-11-30T10:00:01Z ERROR request 018f3c2a-7b1d-7c3e-9f00-2a6b1c9d8e7f took 12 ms for "bo"',
      '2026-11-30T10:00:02Z ERROR request 018f3c2a-7b1d-7c3e-9f00-000000000000 took 99 ms for "ana"',
      '2026-11-30 10:00:03 UTC WARNING:  disk at 91 %',
    ].join('\n')
    expect(summariseLog(text, { keepLines: 0, redact: (line) => line })).toEqual({
      lines: 4,
      errors: 2,
      warnings: 1,
      from: '2026-11-30T10:00:00.000Z',
      until: '2026-11-30T10:00:03.000Z',
      common: [
        { message: 'ERROR request <id> took # ms for <text>', count: 2 },
        { message: 'WARNING: disk at # %', count: 1 },
      ],
      kept: [],
    })
  })

  it('a secret is gone before a line is cut short', () => {
    const { common, kept } = summariseLog('ERROR token=hunter2hunter2', {
      keepLines: 1,
      redact: (line) => line.replace('hunter2hunter2', 'gone'),
    })
    expect(JSON.stringify([common, kept])).not.toContain('hunter')
  })

  it('instants in the forms that logs have', () => {
    expect(readStamp('2026-11-30 10:00:00,123+0100 x')).toBe('2026-11-30T09:00:00.123Z')
    expect(readStamp('no time here')).toBeUndefined()
    expect(commonForm('GET https://a.example/x?y=1 from ana@example.com in /var/lib/x 12.5')).toBe(
      'GET <address> from <mail> in <path> #',
    )
  })
})

describe('taking facts', () => {
  const read = machine()
  const take = (text: string, parse: 'json' | 'text' | 'pairs' | 'yaml', ...takes: object[]) =>
    takeFrom(text, { parse, take: takes as never }, read)

  it('goes a way into JSON and YAML, or takes a group of a pattern', () => {
    expect(
      take(
        '{"users":[{"n":3}],"on":"yes"}',
        'json',
        { to: 'usage.users.total', from: 'users.0.n', as: 'number' },
        { to: 'more.on', from: 'on', as: 'boolean' },
      ),
    ).toEqual({
      usage: { users: { total: 3 } },
      more: { on: true },
    })
    expect(take('desk v8.2.1 (abc)', 'text', { to: 'product.version', pattern: 'v(\\S+)', as: 'text' })).toEqual({
      product: { version: '8.2.1' },
    })
    expect(take('# c\nexport A="x y"\nb: 2\n', 'pairs', { to: 'product.configuration', as: 'settings' })).toEqual({
      product: { configuration: { A: 'x y', b: '2' } },
    })
    expect(take('a: {at: 2026-11-30}', 'yaml', { to: 'more.at', from: 'a.at', as: 'instant' })).toEqual({
      more: { at: '2026-11-30T00:00:00.000Z' },
    })
  })

  it('what is not there is left out and said', () => {
    expect(take('{}', 'json', { to: 'product.version', from: 'version', as: 'text' })).toEqual({})
    expect(read.remarks).toContain('There is nothing for product.version')
    expect(() => take('no json', 'json')).toThrow('This is not json')
  })

  it('settings are flat, and keys of objects alone are followed', () => {
    expect(flatSettings({ mail: { host: 'x', ports: [1, 2] }, on: true, none: null })).toEqual({
      'mail.host': 'x',
      'mail.ports': '[1,2]',
      on: true,
    })
    expect(valueAt({}, 'constructor.name')).toBeUndefined()
  })
})

describe('containers', () => {
  it('by chosen fields, the image apart from its tag', () => {
    expect(readContainer('/desk\tregistry:5000/a/desk:8.2.1\t3\tfalse\t\t536870912\tyes\tunless-stopped')).toEqual({
      name: 'desk',
      image: 'registry:5000/a/desk',
      tag: '8.2.1',
      restarts: 3,
      privileged: false,
      asRoot: true,
      memoryLimitBytes: 536_870_912,
      hasHealthCheck: true,
      restartPolicy: 'unless-stopped',
    })
    expect(readContainer('/x\tregistry:5000/a\t0\ttrue\t1000\t0\t\t')).toMatchObject({
      image: 'registry:5000/a',
      tag: 'latest',
      asRoot: false,
      restartPolicy: 'no',
    })
  })

  it('a workload of Kubernetes, and whether a budget covers it', () => {
    const workload = {
      kind: 'Deployment',
      metadata: { name: 'desk', namespace: 'support' },
      spec: {
        replicas: 2,
        template: {
          metadata: { labels: { app: 'desk' } },
          spec: { containers: [{ resources: { limits: { memory: '1Gi' } }, readinessProbe: {} }] },
        },
      },
      status: { readyReplicas: 1 },
    }
    const budget = { metadata: { namespace: 'support' }, spec: { selector: { matchLabels: { app: 'desk' } } } }
    expect(readWorkload(workload, [budget])).toEqual({
      kind: 'Deployment',
      name: 'desk',
      replicas: 2,
      ready: 1,
      hasLimits: true,
      hasProbes: true,
      hasDisruptionBudget: true,
    })
    expect(readWorkload(workload, [])).toMatchObject({ hasDisruptionBudget: false })
  })
})
