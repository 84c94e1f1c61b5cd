import { defineConfig } from 'vitest/config'
import { CountsReporter } from './test/kit/counts-reporter.ts'
import { LongestFirst } from './test/kit/longest-first.ts'

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
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
