import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { CountsReporter } from './test/kit/counts-reporter.ts'
import { LongestFirst } from './test/kit/longest-first.ts'

/**
 * Each store of a test starts three threads, each host a process, and all of them read the same sources: Node keeps what it made of them
 * (one thread: 163 → 60 ms of a processor). Inherited by every process and thread of the run.
 */
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/handback-tests')

export default defineConfig({
  test: {
    include: [
      'shared/**/*.test.ts',
      'electron/**/*.test.ts',
      'electron/**/*.test.tsx',
      'renderer/**/*.test.ts',
      'renderer/**/*.test.tsx',
      'test/**/*.test.ts',
    ],
    globalSetup: ['test/kit/global-setup.ts'],
    reporters: ['default', new CountsReporter()],
    sequence: { sequencer: LongestFirst },
    // Patience costs nothing where all goes well, and a day by scanner takes half a minute of a quiet machine: three times that is no fault.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    // As long as a page waits for its elements: a second is too short where the machine is busy with something else.
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
  },
})
