import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The switches in the packaged binary (QUALITY.md, "Nobody gets in"). */
const FUSES = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
}

/** `name: true` and `name: false` lines indented under `electronFuses:`. */
function fusesIn(yaml: string): Record<string, boolean> {
  const [, block = ''] = /^electronFuses:\n((?: {2}.*\n)*)/m.exec(yaml) ?? []
  const lines = [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)]
  return Object.fromEntries(lines.map(([, name = '', value]) => [name, value === 'true']))
}

test('the packaged application cannot be turned into another by a variable, a flag or an exchanged file', () => {
  const yaml = readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8')
  expect(fusesIn(yaml)).toMatchObject(FUSES)
  expect(yaml).toMatch(/^asar: true$/m)
})
