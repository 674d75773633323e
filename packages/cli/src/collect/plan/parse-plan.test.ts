import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { parsePlan } from './parse-plan.ts'
import { shippedPlans } from './shipped-plans.ts'

const head = 'format: mainstay-collect/1\ntitle: Ours\nproduct: { name: desk }\ncollectors:\n'
const problemsOf = (source: string) => {
  const read = parsePlan(source)
  return read.ok ? [] : read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

it('the collectors that ship are sound', async () => {
  const shipped = await shippedPlans()
  expect(Object.keys(shipped)).toEqual(['linux-postgresql', 'mainstay'])
  for (const source of Object.values(shipped)) expect(parsePlan(source)).toMatchObject({ ok: true })
})

it('the file of collectors that the manual shows is sound', async () => {
  const manual = await readFile(new URL('../../../../../docs/operations/collect.md', import.meta.url), 'utf8')
  expect(parsePlan(/```yaml\n([\s\S]*?)```/.exec(manual)?.[1] ?? '')).toMatchObject({ ok: true })
})

it('every fault has its place: unknown field, unknown kind, wrong value, missing field, a name used twice', () => {
  expect(problemsOf(`${head}  - { id: a, kind: host, servces: [x] }\n`)).toEqual([
    '5:26 `servces` is not a field here.',
  ])
  expect(problemsOf(`${head}  - { id: a, kind: hots }\n`)).toEqual(['5:20 There is no collector of this kind.'])
  expect(problemsOf(`${head}  - { id: a, kind: host, timeoutSeconds: 0 }\n`)[0]).toMatch(/^5:42 /)
  expect(problemsOf(`${head}  - { id: a, kind: command, take: [] }\n`)).toEqual(['5:5 `argv` is missing.'])
  expect(problemsOf(`${head}  - { id: a, kind: host }\n  - { id: a, kind: host }\n`)).toEqual([
    '6:11 A collector above is called `a` already.',
  ])
  expect(problemsOf('format: [')).toHaveLength(1)
  expect(problemsOf('')).not.toEqual([])
})

it('paths are whole and never climb, places are of the snapshot, patterns are patterns', () => {
  const file = (more: string) => problemsOf(`${head}  - { id: a, kind: file, ${more} }\n`)
  expect(file('path: etc/app.conf, take: []')[0]).toContain('A whole path from the root')
  expect(file('path: /etc/../root/x, take: []')[0]).toContain('A whole path from the root')
  expect(file('path: /etc/x, take: [{ to: findings.x }]')[0]).toContain('A place such as')
  expect(file("path: /etc/x, take: [{ to: more.x, pattern: '(' }]")[0]).toContain('no regular expression')
})

it('a question to the database is one statement', () => {
  const sql = (query: string) =>
    problemsOf(`${head}  - { id: a, kind: sql, connection: { env: X }, query: '${query}', take: [] }\n`)
  expect(sql('SELECT 1')).toEqual([])
  expect(sql('SELECT 1; DELETE FROM people')[0]).toContain('one statement')
})
