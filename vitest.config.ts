import { defineConfig } from 'vitest/config'

/**
 * One process a test file, so that a native module or a changed directory never leaks into the next.
 * Time limits only end a hang: no test asserts how long something takes (bench/ does that).
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/seed.ts'],
    pool: 'forks',
    testTimeout: 300_000,
    hookTimeout: 300_000,
    allowOnly: false,
    passWithNoTests: false,
  },
})
