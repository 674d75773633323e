import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run-step.ts'

// The clock is injected everywhere: outside the places that make timers, read clocks or throw dice, none of these words may stand.
const forbidden =
  /\bDate\.now\(|\bnew Date\(\)|\bsetTimeout\(|\bsetInterval\(|\bMath\.random\(|\bperformance\.now\(|\bnow\(\)(?=[^;]*`)/
const inSql = /\b(?:now\(\)|current_timestamp|localtimestamp)\b/i
const allowed = [
  'packages/server/src/platform/clock/',
  'packages/server/src/platform/ids/',
  'packages/server/src/adapters/',
  // the doctor compares this computer's clock with the database's
  'packages/server/src/main/doctor.ts',
]

let found = 0
const report = (file: string, line: number, text: string): void => {
  found += 1
  console.error(`${file}:${line + 1}: ${text.trim().slice(0, 100)}`)
}
for (const file of globSync(['packages/{policy,server}/src/**/*.ts'], { cwd: root })) {
  if (/\.test\.ts$|\/testing\//.test(file) || allowed.some((path) => file.startsWith(path))) continue
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .forEach((text, line) => {
      if (forbidden.test(text.replace(/ctx\.now\(\)/g, '')) && !/^\s*(\*|\/\/)/.test(text)) report(file, line, text)
    })
}
for (const file of globSync(['packages/server/migrations/*.sql'], { cwd: root })) {
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .forEach((text, line) => {
      if (inSql.test(text.replace(/--.*$/, ''))) report(file, line, text)
    })
}
console.log(`${found} hidden clocks`)
process.exitCode = found === 0 ? 0 : 1
