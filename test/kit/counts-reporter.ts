import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** The last line of a run, one that any machine can read: `N passed, N failed, N skipped`. Before it, what passed at a second try only. */
export class CountsReporter implements Reporter {
  /** A file that could not be loaded, or a hook that broke a suite, counts as a failure, although no test of it failed. */
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    for (const test of tests.filter((one) => one.diagnostic()?.flaky === true)) {
      process.stdout.write(`passed at the second try only: ${test.module.moduleId} > ${test.fullName}\n${faultOf(test)}\n`)
    }
    const states = tests.map((test) => test.result().state)
    const count = (state: string): number => states.filter((one) => one === state).length
    const broken = modules.flatMap((module) => [...module.children.allSuites(), module]).filter((one) => one.errors().length > 0)
    const failed = count('failed') + broken.length + errors.length
    const skipped = count('skipped') + count('pending')
    process.stdout.write(`${count('passed')} passed, ${failed} failed, ${skipped} skipped\n`)
    // The hook that stops PostgreSQL ends the process with 0, whatever failed: the last word is said after it.
    if (failed > 0) process.once('exit', () => (process.exitCode = 1))
  }
}

/** What went wrong at the first try. */
const faultOf = (test: TestCase): string =>
  test
    .result()
    .errors?.map(({ stack, message }) => stack ?? message)
    .join('\n') ?? ''
