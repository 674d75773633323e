import { globSync } from 'node:fs'
import { root, runStep } from './run-step.ts'

// The first schema is made in an empty database: rules about locks on tables full of rows bind from the next step on.
const firstSchema = /\/00[0-2]\d_/
const forEmptyTables = [
  'require-concurrent-index-creation',
  'adding-foreign-key-constraint',
  'constraint-missing-not-valid',
  'disallowed-unique-constraint',
  'require-timeout-settings',
  'prefer-robust-stmts',
  'prefer-bigint-over-int',
  'prefer-identity',
]
const always = ['prefer-robust-stmts', 'require-timeout-settings']

const steps = globSync('packages/server/migrations/*.sql', { cwd: root }).sort()
const first = steps.filter((step) => firstSchema.test(step))
const later = steps.filter((step) => !firstSchema.test(step))
const lint = (files: readonly string[], excluded: readonly string[]): Promise<number> =>
  files.length === 0
    ? Promise.resolve(0)
    : runStep('squawk', [
        '--pg-version',
        '15.0',
        '--assume-in-transaction',
        `--exclude=${excluded.join(',')}`,
        ...files,
      ])

const codes = [await lint(first, forEmptyTables), await lint(later, always)]
process.exitCode = codes.every((code) => code === 0) ? 0 : 1
