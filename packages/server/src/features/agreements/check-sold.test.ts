import { Refusal } from '@mainstay/contracts/problems'
import { parsePolicy } from '@mainstay/policy/document'
import { expect, it } from 'vitest'
import { shippedPolicy } from '../../main/found-vendor.ts'
import { readAnnex } from './check-sold.ts'

const annex = (target: string) => ({
  format: 'mainstay-annex/1',
  orderForm: 'NL-1',
  clauses: [{ id: 'A1', title: 'Answers', text: 'A blocker is answered sooner.' }],
  terms: { targets: { first_response: { P0: { is: target, clause: 'A1' } } } },
})
const reading = parsePolicy(await shippedPolicy())
if (!reading.ok) throw new Error('the policy that ships is sound')
const { policy } = reading
const errorsOf = (terms: Readonly<Record<string, unknown>>) => {
  try {
    readAnnex({ annex: terms }, policy, 'standard')
  } catch (error) {
    return error instanceof Refusal ? [error.code, error.errors?.map(({ pointer }) => pointer)] : error
  }
  return 'read'
}

it('special terms with a fault are pointed at where it stands (agreement.annex_invalid)', () => {
  expect(errorsOf(annex('15m'))).toBe('read')
  expect(errorsOf(annex('-1h'))).toEqual(['agreement.annex_invalid', ['/annex/terms/targets/first_response/P0/is']])
  expect(errorsOf({ ...annex('15m'), colour: 'red' })).toEqual(['agreement.annex_invalid', ['/annex/colour']])
})

it('a time that the hours of the plan do not hold within ten years is no special term (agreement.annex_invalid)', () => {
  expect(errorsOf(annex('22000h'))).toBe('read')
  expect(errorsOf(annex('23000h'))).toEqual(['agreement.annex_invalid', ['/annex/terms/targets/first_response/P0/is']])
})

it('special terms written as YAML are pointed at by line and column (agreement.annex_invalid)', () => {
  const source =
    'format: mainstay-annex/1\norderForm: NL-1\nclauses:\n  - { id: A1, title: Answers, text: Sooner. }\nterms:\n  seatz: { is: 6, clause: A1 }\n'
  const read = (annexSource: string) => {
    try {
      return readAnnex({ annexSource }, policy, 'standard')?.terms.seats?.is
    } catch (error) {
      return error instanceof Refusal ? error.errors?.map(({ pointer, detail }) => [pointer, detail]) : error
    }
  }
  expect(read(source)).toEqual([['/annexSource', expect.stringMatching(/^Line 6, column 3: /)]])
  expect(read(source.replace('seatz', 'seats'))).toBe(6)
})
