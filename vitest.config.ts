import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const patience = { testTimeout: 120_000, hookTimeout: 120_000 }

/**
 * `pure`: no database. `server`: a real database, chosen by MAINSTAY_TEST_DB (pglite unless told). `journeys`: the built
 * product in its own process, killed, raced and looked at in a browser.
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
          ...patience,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/support/play-demo-once.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
