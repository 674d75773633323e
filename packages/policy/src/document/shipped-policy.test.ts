import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { policyJsonSchemaText } from './json-schema.ts'
import { shippedPolicy } from './testing/shipped-policy.ts'

describe('the policy that ships', () => {
  it('can be read', () => {
    expect(shippedPolicy().title).toBe('Northlight Support Policy')
  })

  it('promises the answer times of Standard and Premium', () => {
    const times = (plan: string) =>
      Object.values(shippedPolicy().plans[plan]?.terms.targets.first_response ?? {}).map(({ is }) => is)

    expect(times('standard')).toEqual(['1h', '2h', '4h', '1bd', '2bd'])
    expect(times('premium')).toEqual(['30m', '1h', '2h', '1bd', '2bd'])
  })

  it('carries the readings that staff and customers may ask for', () => {
    const readings = shippedPolicy()
      .sections.flatMap(({ clauses }) => clauses)
      .filter(({ reading }) => reading !== undefined)
      .map(({ id }) => id)

    expect(readings).toEqual([
      '2.3',
      '3.5',
      '3.9',
      '4.2',
      '7.4',
      '7.7',
      '7.9',
      '8.3',
      '8.4',
      '9.4',
      '9.6',
      '10.8',
      '12.5',
      '12.6',
    ])
  })

  it('has a JSON schema for editors that is fresh', () => {
    const kept = readFileSync(new URL('../../policies/policy.schema.json', import.meta.url), 'utf8')

    expect(kept).toBe(policyJsonSchemaText())
  })
})
