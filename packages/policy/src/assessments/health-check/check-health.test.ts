import { describe, expect, it } from 'vitest'
import { assess, type HealthLine, type Snapshot } from '../index.ts'
import { healthyAt, healthySnapshot, shippedRules } from '../testing/shipped-rules.ts'

const times = (count: number, ...samples: readonly number[]) => Array.from({ length: count }, () => samples).flat()
const lines = (measured: Snapshot['measured'], earlier?: Snapshot['measured']): ReadonlyMap<string, HealthLine> =>
  new Map(
    assess({
      ruleSet: shippedRules,
      snapshot: { ...healthySnapshot, measured },
      earlier: earlier && { ...healthySnapshot, measured: earlier },
      at: healthyAt,
    }).health.map((line) => [line.id, line]),
  )

describe('the performance health check', () => {
  it('gives percentiles against thresholds, with a verdict for each line', () => {
    const line = lines({ diskFsyncMs: [...times(98, 2), 60, 60] }).get('disk-fsync')
    expect(line).toMatchObject({ verdict: 'watch', because: 'threshold', samples: 100, highest: 60, unit: 'ms' })
    expect(line?.figures).toMatchObject([
      { percentile: 'p50', value: 2, watch: 5, poor: 20, byThreshold: 'well', earlier: null, changePercent: null },
      { percentile: 'p95', value: 2, byThreshold: 'well' },
      { percentile: 'p99', value: 60, byThreshold: 'watch' },
    ])
    expect(lines({ diskFsyncMs: times(40, 90) }).get('disk-fsync')).toMatchObject({ verdict: 'poor' })
    expect(lines({ diskFsyncMs: times(40, 1) }).get('disk-fsync')).toMatchObject({
      verdict: 'well',
      because: 'all_well',
    })
  })

  it('is unknown, and says why, where nothing was measured or too little', () => {
    expect(lines({}).get('disk-fsync')).toMatchObject({
      verdict: 'unknown',
      because: 'no_samples',
      missing: ['measured.diskFsyncMs'],
      figures: [],
    })
    expect(lines({ diskFsyncMs: [] }).get('disk-fsync')).toMatchObject({ verdict: 'unknown', because: 'no_samples' })
    expect(lines({ diskFsyncMs: [500] }).get('disk-fsync')).toMatchObject({
      verdict: 'unknown',
      because: 'too_few_samples',
    })
    expect(lines({ requestsPerSecond: [4, 5] }).get('requests-per-second')).toMatchObject({
      verdict: 'unknown',
      because: 'no_thresholds',
    })
  })

  it('says when it is worse than before by more than the rule set allows, and passes over noise', () => {
    const [before, now] = [{ databaseRoundTripMs: times(40, 1) }, { databaseRoundTripMs: times(40, 1.8) }]
    const line = lines(now, before).get('database-round-trip')
    expect(line).toMatchObject({ verdict: 'watch', because: 'worse_than_before' })
    expect(line?.figures[0]).toMatchObject({ earlier: 1, isWorse: true })
    expect(line?.figures[0]?.changePercent).toBeCloseTo(80)
    expect(lines(before, now).get('database-round-trip')).toMatchObject({ verdict: 'well' })
    const noise = lines({ databaseRoundTripMs: times(40, 0.2) }, { databaseRoundTripMs: times(40, 0.1) })
    expect(noise.get('database-round-trip')).toMatchObject({ verdict: 'well' })
    const fewer = lines({ requestsPerSecond: [2] }, { requestsPerSecond: [10] }).get('requests-per-second')
    expect(fewer).toMatchObject({ verdict: 'watch', because: 'worse_than_before', better: 'higher' })
  })

  it('makes one line for each item, and compares each with itself', () => {
    const network = (ms: number) => ({
      network: [
        { endpoint: 'mail:25', ms: times(6, 30) },
        { endpoint: 'db:5432', ms: times(6, ms) },
      ],
    })
    const found = lines(network(170), network(40))
    expect(found.get('network:mail:25')).toMatchObject({
      verdict: 'well',
      title: 'To a named place in the network: mail:25',
    })
    expect(found.get('network:db:5432')).toMatchObject({ verdict: 'poor', figures: [{ earlier: 40 }, {}, {}] })
    expect(lines({}).get('network')).toMatchObject({ verdict: 'unknown', missing: ['measured.network'] })
  })

  it('draws at most 120 points, each the worst of its stretch', () => {
    const samples = Array.from({ length: 5_000 }, (_, at) => (at === 2_222 ? 99 : 1))
    const series = lines({ diskFsyncMs: samples }).get('disk-fsync')?.series ?? []
    expect(series).toHaveLength(120)
    expect(series.filter((point) => point === 99)).toHaveLength(1)
  })
})
