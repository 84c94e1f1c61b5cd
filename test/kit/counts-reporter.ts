import type { Reporter, TestModule } from 'vitest/node'

/** The last line of a run, one that any machine can read: `N passed, N failed, N skipped`. */
export class CountsReporter implements Reporter {
  /** A file that could not be loaded, or a hook that broke a suite, counts as a failure, although no test of it failed. */
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
    const count = (state: string): number => states.filter((one) => one === state).length
    const broken = modules.flatMap((module) => [...module.children.allSuites(), module]).filter((one) => one.errors().length > 0)
    const failed = count('failed') + broken.length + errors.length
    const skipped = count('skipped') + count('pending')
    process.stdout.write(`${count('passed')} passed, ${failed} failed, ${skipped} skipped\n`)
    // The hook that stops PostgreSQL ends the process with 0, whatever failed: the last word is said after it.
    if (failed > 0) process.once('exit', () => (process.exitCode = 1))
  }
}
