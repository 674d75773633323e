import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The server's tests alone: `npx vitest run -c packages/server/test/vitest.config.ts <paths>`. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    include: ['packages/server/**/*.test.ts'],
    globalSetup: ['packages/server/test/global-set-up.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
