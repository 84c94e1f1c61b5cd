import { spawn } from 'node:child_process'
import { join } from 'node:path'

/**
 * Checks the types of every runtime, each by its own tsconfig. The native compiler checks; the package `typescript` stays at the
 * last version with a programming interface, which the architecture tests and the dependency rules read sources with.
 */

const root = join(import.meta.dirname, '..')
const compiler = join(root, 'node_modules/typescript-native/bin/tsc')

interface Checked {
  runtime: string
  isRight: boolean
  said: string
}

/** One thread each, all beside one another: the threads of one check do much of each other's work again. */
function check(runtime: string): Promise<Checked> {
  return new Promise((resolve, reject) => {
    const options = ['-p', `tsconfig.${runtime}.json`, '--singleThreaded']
    const child = spawn(process.execPath, [compiler, ...options], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk) => (said += String(chunk)))
    child.on('error', reject)
    child.on('close', (code) => resolve({ runtime, isRight: code === 0, said }))
  })
}

const wrong = (await Promise.all(['test', 'renderer', 'electron', 'shared'].map(check))).filter(({ isRight }) => !isRight)
for (const { said } of wrong) process.stdout.write(said)

if (wrong.length > 0) {
  process.stderr.write(`types: wrong in ${wrong.map(({ runtime }) => runtime).join(', ')}\n`)
  process.exitCode = 1
}
