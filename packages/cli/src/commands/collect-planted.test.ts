import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plantedFiles, plantedSecrets } from '../../../policy/src/redaction/testing/planted-secrets.ts'
import { type Installation, openInstallation } from './testing/installation.ts'

let desk: Installation
beforeAll(async () => {
  desk = await openInstallation()
  await mkdir(join(desk.place, 'planted'))
  for (const [name, text] of Object.entries(plantedFiles)) await writeFile(join(desk.place, 'planted', name), text)
})
afterAll(() => desk.close())

const parsers = ['text', 'pairs', 'json', 'yaml'] as const

/** Each planted file in each way that a file is read, printed by a command, and as a log whose lines are kept. */
const everyWay = () => {
  const files = Object.keys(plantedFiles).map((name) => `${desk.place}/planted/${name}`)
  const asFile = files.flatMap((path, index) =>
    parsers.map(
      (parse) =>
        `  - { id: ${parse}-${index}, kind: file, path: '${path}', parse: ${parse}, take: [{ to: product.configuration, as: settings }, { to: more.${parse}${index} }] }`,
    ),
  )
  const printed = files.map(
    (path, index) =>
      `  - { id: printed-${index}, kind: command, argv: [cat, '${path}'], take: [{ to: more.printed${index} }] }`,
  )
  return `\n${[...asFile, ...printed].join('\n')}\n  - { id: logs, kind: logs, files: ['${desk.place}/planted/*'], keepLines: 1000 }\n`
}

it('of all planted secrets none is in the packed bundle, whichever way they were read', async () => {
  const { code, out } = await desk.collect(everyWay(), '--pack')
  const archive = (await readdir(out)).find((name) => name.endsWith('.tar.gz')) ?? 'none'
  const bundle = gunzipSync(await readFile(join(out, archive))).toString('utf8')
  const survived = Object.entries(plantedSecrets).filter(([, { secret }]) =>
    secret
      .split('\n')
      .some(
        (line) =>
          !line.startsWith('-----') && (bundle.includes(line) || bundle.includes(JSON.stringify(line).slice(1, -1))),
      ),
  )

  expect(code).toBe(0)
  expect(bundle).toContain('smtp.example')
  expect(survived.map(([name]) => name)).toEqual([])
})
