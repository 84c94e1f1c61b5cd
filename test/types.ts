import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * Checks the types of every runtime, each by its own tsconfig. The native compiler checks; the package `typescript` stays at the
 * last version with a programming interface, which the architecture tests and the dependency rules read sources with.
 */

const root = join(import.meta.dirname, '..')
const compiler = join(root, 'node_modules/typescript-native/bin/tsc')

const failed = ['shared', 'electron', 'renderer', 'test'].filter((runtime) => {
  const { status } = spawnSync(process.execPath, [compiler, '-p', `tsconfig.${runtime}.json`], { cwd: root, stdio: 'inherit' })
  return status !== 0
})

if (failed.length > 0) {
  process.stderr.write(`types: wrong in ${failed.join(', ')}\n`)
  process.exitCode = 1
}
