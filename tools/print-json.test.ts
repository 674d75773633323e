import { expect, it } from 'vitest'
import { printJson } from './print-json.ts'

it('what fits stands on one line, what does not is opened, and it reads back as it was', () => {
  const long = 'x'.repeat(100)
  const value = {
    short: { $ref: '#/a' },
    none: {},
    list: [1, null, 'two'],
    long: { long, left: undefined, beside: 'y' },
  }
  const printed = printJson(value)
  expect(printed).toBe(
    `{
  "short": { "$ref": "#/a" },
  "none": {},
  "list": [1, null, "two"],
  "long": {
    "long": "${long}",
    "beside": "y"
  }
}
`,
  )
  expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(value)))
})

it('no line is wider than 120, names and commas counted, where it could be opened', () => {
  const items = Array.from({ length: 12 }, (_, n) => ({ [`name ${n}`]: 'z'.repeat(78 + n * 2), more: 'of it' }))
  expect(
    Math.max(
      ...printJson({ items })
        .split('\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(120)
})
