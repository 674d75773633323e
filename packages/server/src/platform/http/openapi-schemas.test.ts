import { expect, it } from 'vitest'
import { z } from 'zod'
import { describeSchemas } from './openapi-schemas.ts'

const Colour = z.enum(['red', 'green'])
const Sign = z.object({ text: z.string(), colour: Colour.default('red') })
const Wall = z.object({ signs: z.array(Sign) })
const Unused = z.object({ at: z.string() })
const names = new Map<z.ZodType, string>([
  [Colour, 'Colour'],
  [Sign, 'Sign'],
  [Wall, 'Wall'],
  [Unused, 'Unused'],
])

it('what has a name is said once and pointed to; what nobody uses is not there', () => {
  const answer = z.object({ items: z.array(Wall), best: Colour.nullable() })
  const described = describeSchemas(names, { sent: [], answered: [answer] })
  expect(Object.keys(described.components)).toEqual(['Colour', 'Sign', 'Wall'])
  expect(described.answered(answer)).toMatchObject({
    properties: {
      items: { items: { $ref: '#/components/schemas/Wall' } },
      best: { anyOf: [{ $ref: '#/components/schemas/Colour' }, { type: 'null' }] },
    },
  })
})

it('what may be left out when sent and is always there when answered has a name for each, and so has what holds it', () => {
  const described = describeSchemas(names, { sent: [Wall], answered: [Wall, Colour] })
  expect(Object.keys(described.components)).toEqual(['Colour', 'Sign', 'SignInput', 'Wall', 'WallInput'])
  expect(described.sent(Wall)).toEqual({ $ref: '#/components/schemas/WallInput' })
  expect(described.answered(Wall)).toEqual({ $ref: '#/components/schemas/Wall' })
  expect(described.components).toMatchObject({
    WallInput: { properties: { signs: { items: { $ref: '#/components/schemas/SignInput' } } } },
    SignInput: { required: ['text'], properties: { colour: { $ref: '#/components/schemas/Colour', default: 'red' } } },
    Sign: { required: ['text', 'colour'] },
  })
})

it('a schema that is never sent keeps its plain name though it has defaults', () => {
  const described = describeSchemas(names, { sent: [], answered: [Sign] })
  expect(Object.keys(described.components)).toEqual(['Colour', 'Sign'])
})
