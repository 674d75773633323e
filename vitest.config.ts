import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const patience = { testTimeout: 120_000, hookTimeout: 120_000 }

const faults = ['e2e/faults-*.test.ts']
const timed = ['e2e/timed-*.test.ts']
const builtProduct = { globalSetup: ['e2e/support/play-demo-once.ts'], testTimeout: 600_000, hookTimeout: 300_000 }

/**
 * `pure`: no database. `server`: a real database, chosen by MAINSTAY_TEST_DB (pglite unless told). The built product in
 * its own process: `journeys` used in a browser and `faults` killed, cut off and raced, two at once, for most of them
 * waits; `timed` measured, with nothing beside it.
 */
export default defineConfig({
  test: {
    // more than there are cores: half of the time a test waits for its database
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            'packages/{policy,contracts,web,documents,cli}/**/*.test.{ts,tsx}',
            'tools/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          ...patience,
        },
      },
      {
        test: {
          name: 'server',
          include: ['packages/server/**/*.test.ts'],
          globalSetup: ['packages/server/test/global-set-up.ts'],
          // the modules of the server are read once by each worker, not once by each file: more than half of the time
          isolate: false,
          ...patience,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/**/*.test.ts'],
          exclude: [...faults, ...timed],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          ...builtProduct,
        },
      },
      {
        test: {
          name: 'faults',
          include: faults,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          ...builtProduct,
        },
      },
      {
        test: {
          name: 'timed',
          include: timed,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          ...builtProduct,
        },
      },
    ],
  },
})
