import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inRange, isVersion } from '../lifecycle/index.ts'
import { countStandings, progressFrom } from './progress.ts'
import type { AdvisoryReach, Installation } from './types.ts'
import { whoIsAffected } from './who-is-affected.ts'

const affected = '>=9.0 <9.2.1'
const at = Date.parse('2026-11-23T15:00:00Z')
const reach = (more: Partial<AdvisoryReach> = {}): AdvisoryReach => ({ affected, named: [], ...more })
const runs = (accountId: string, version: string, id = `${accountId}-${version}`): Installation => ({
  ...{ accountId, id, version },
})
const told = (of: AdvisoryReach, installations: readonly Installation[], now = at) =>
  whoIsAffected(of, installations, now).map(({ accountId, because }) => `${accountId}: ${because}`)

describe('whom an advisory concerns', () => {
  it('every account with an installation in range, and no other', () => {
    expect(told(reach(), [runs('acme', '9.1'), runs('helio', '9.2.1'), runs('nord', '8.4')])).toEqual([
      'acme: in_range',
    ])
  })
  it('an account of unknown version is told, and marked as such', () => {
    expect(told(reach(), [runs('acme', 'latest'), runs('helio', '9.2.1')])).toEqual(['acme: version_unknown'])
  })
  it('what is known to be in range outweighs what is unknown', () => {
    const [one] = whoIsAffected(reach(), [runs('acme', 'latest'), runs('acme', '9.1'), runs('acme', '9.3')], at)
    expect(one).toEqual({
      ...{ accountId: 'acme', because: 'in_range', isNamed: false },
      ...{ inRange: ['acme-9.1'], unknown: ['acme-latest'] },
    })
  })
  it('an account whose hotfix is based on what is affected, unless the hotfix is the fix', () => {
    const hotfix = { ...runs('acme', '9.2.0-hotfix.1'), basedOn: '9.2.0' }
    expect(told(reach(), [hotfix])).toEqual(['acme: in_range'])
    expect(told(reach({ affected: '>=9.0 <9.2' }), [hotfix])).toEqual([])
    expect(told(reach({ fixedIn: '9.2.0-hotfix.1' }), [hotfix])).toEqual([])
  })
  it('before its day named accounts alone; on that very instant all who are affected', () => {
    const of = reach({ named: ['helio'], opensAt: at })
    const installations = [runs('acme', '9.1'), runs('helio', '9.3')]
    expect(told(of, installations, at - 1)).toEqual(['helio: named'])
    expect(told(of, installations, at)).toEqual(['acme: in_range', 'helio: named'])
  })
})

describe('how far an account has come', () => {
  const after = (inRangeThen: number, ...versions: string[]) =>
    progressFrom({
      inRangeThen,
      ...countStandings(
        versions.map((version) => ({ version })),
        { affected },
      ),
    })
  it('tells upgraded, partly upgraded and not yet apart', () => {
    expect(after(2, '9.2.1', '9.3')).toBe('upgraded')
    expect(after(2, '9.2.1', '9.1')).toBe('partly')
    expect(after(2, '9.1', '9.1')).toBe('exposed')
    expect(after(1)).toBe('upgraded')
  })
  it('what is still in range outweighs what is unknown; unknown is never taken for upgraded', () => {
    expect(after(1, 'latest', '9.1')).toBe('exposed')
    expect(after(1, 'latest', '9.3')).toBe('unknown')
    expect(after(0, '9.3')).toBe('unaffected')
  })
})

const version = fc.constantFrom('8.4', '9.0', '9.1.3', '9.2.0', '9.2.1', '9.2.1-rc.1', '10.0', '2026.1', 'latest', '')
const account = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const installations = fc
  .array(fc.record({ accountId: account, version }), { maxLength: 20 })
  .map((list) => list.map((one, index) => ({ ...one, id: `env-${index}` })))
const anyReach = fc.record({
  affected: fc.constantFrom('>=9.0 <9.2.1', '<9', '=10.0', '>=8.4 <9 || >=2026.1'),
  named: fc.uniqueArray(account),
  opensAt: fc.constantFrom(undefined, at - 1, at, at + 1),
})

describe('laws of advisories', () => {
  const law = (holds: (of: AdvisoryReach, list: readonly Installation[]) => void): void =>
    fc.assert(
      fc.property(anyReach, installations, (of, list) => holds(of, list)),
      { numRuns: 2_000 },
    )
  it('nobody is concerned who is neither named nor possibly in range', () =>
    law((of, list) => {
      for (const { accountId, isNamed, inRange: within, unknown } of whoIsAffected(of, list, at)) {
        expect(isNamed || within.length + unknown.length > 0).toBe(true)
        expect(isNamed).toBe(of.named.includes(accountId))
        for (const id of within) {
          const one = list.find((installation) => installation.id === id)
          expect(one?.accountId).toBe(accountId)
          expect(inRange(one?.version ?? '', of.affected)).toBe(true)
        }
        for (const id of unknown) expect(isVersion(list.find((one) => one.id === id)?.version ?? '')).toBe(false)
      }
    }))
  it('nobody twice, and nothing depends on the order of what is installed', () =>
    law((of, list) => {
      const ids = whoIsAffected(of, list, at).map(({ accountId }) => accountId)
      expect(new Set(ids).size).toBe(ids.length)
      expect(whoIsAffected(of, list.toReversed(), at).map(({ accountId }) => accountId)).toEqual(ids)
    }))
  it('nothing opens early: before its day nobody but the named is concerned', () =>
    law((of, list) => {
      if (of.opensAt === undefined || at >= of.opensAt) return
      for (const { accountId } of whoIsAffected(of, list, at)) expect(of.named).toContain(accountId)
    }))
  it('nobody in range is left out once it is open, and opening takes nobody away', () =>
    law((of, list) => {
      const before = whoIsAffected(of, list, Number.NEGATIVE_INFINITY).map(({ accountId }) => accountId)
      const open = whoIsAffected(of, list, Number.POSITIVE_INFINITY).map(({ accountId }) => accountId)
      for (const id of before) expect(open).toContain(id)
      for (const { accountId, version: runsNow } of list)
        if (!isVersion(runsNow) || inRange(runsNow, of.affected)) expect(open).toContain(accountId)
    }))
  it('upgraded means that nothing is in range any more', () =>
    law((of, list) => {
      const progress = progressFrom({ inRangeThen: 1, ...countStandings(list, of) })
      const isAnyLeft = list.some(({ version: runs }) => isVersion(runs) && inRange(runs, of.affected))
      if (progress === 'upgraded') expect(isAnyLeft).toBe(false)
      if (isAnyLeft) expect(['partly', 'exposed']).toContain(progress)
    }))
})
