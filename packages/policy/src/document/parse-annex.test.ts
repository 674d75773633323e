import { describe, expect, it } from 'vitest'
import { parseAnnex } from './parse-policy.ts'

describe('an annex', () => {
  const annex = `format: mainstay-annex/1
orderForm: NL-20881
clauses:
  - { id: A1, title: Answers, text: A P2 is answered within one hour. }
terms:
  targets: { first_response: { P2: { is: 1h, clause: A1 } } }
`

  it('is read with its own clauses', () => {
    expect(parseAnnex(annex)).toMatchObject({ ok: true, annex: { orderForm: 'NL-20881' } })
  })

  it('may not rest on a clause that it does not write', () => {
    expect(parseAnnex(annex.replace('clause: A1', 'clause: A2'))).toMatchObject({
      ok: false,
      problems: [{ code: 'policy.unknown_clause', line: 6, suggestion: 'Did you mean `A1`?' }],
    })
  })

  it('may not promise what would never be due', () => {
    const week = "{ weekly: { mon: [['09:00', '10:00']] }, businessDay: 1h }"
    const rare = `${annex.replace('is: 1h', 'is: 600bd')}  hours: { is: ${week}, clause: A1 }\n`
    expect(parseAnnex(rare)).toMatchObject({ ok: false, problems: [{ code: 'policy.never_opens', line: 6 }] })
    expect(parseAnnex(rare.replace('600bd', '400bd'))).toMatchObject({ ok: true })
  })

  it('may not speak of a term that policies do not have', () => {
    expect(parseAnnex(annex.replace('targets:', 'target:'))).toMatchObject({
      ok: false,
      problems: [{ code: 'policy.unknown_field', suggestion: 'Did you mean `targets`?' }],
    })
  })
})
