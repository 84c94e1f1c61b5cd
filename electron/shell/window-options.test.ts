import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** What every window must say, and may never say, in the source itself: a default of Electron may change, a literal does not. */
const REQUIRED = { sandbox: 'true', contextIsolation: 'true', nodeIntegration: 'false', webSecurity: 'true' } as const
const FORBIDDEN: Readonly<Record<string, string>> = {
  webSecurity: 'false',
  allowRunningInsecureContent: 'true',
  experimentalFeatures: 'true',
  nodeIntegrationInWorker: 'true',
  nodeIntegrationInSubFrames: 'true',
  webviewTag: 'true',
  enableBlinkFeatures: '*',
  additionalArguments: '*',
}
const WINDOWS = new Set(['BrowserWindow', 'BaseWindow', 'BrowserView', 'WebContentsView'])

const here = fileURLToPath(new URL('.', import.meta.url))

/** Breaches of every `new BrowserWindow` in a source, and how many there are. */
function inspect(fileName: string, text: string): { windows: number; breaches: string[] } {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true)
  const breaches: string[] = []
  let windows = 0
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && WINDOWS.has(lastName(node.expression))) {
      windows += 1
      breaches.push(...breachesOf(node).map((breach) => `${fileName}: ${breach}`))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return { windows, breaches }
}

function lastName(expression: ts.Expression): string {
  return expression.getText().split('.').at(-1) ?? ''
}

function breachesOf(node: ts.NewExpression): string[] {
  const options = node.arguments?.[0]
  if (options === undefined || !ts.isObjectLiteralExpression(options)) return ['options are not an object literal']
  const preferences = options.properties.find((property) => property.name?.getText() === 'webPreferences')
  if (
    preferences === undefined ||
    !ts.isPropertyAssignment(preferences) ||
    !ts.isObjectLiteralExpression(preferences.initializer)
  ) {
    return ['webPreferences are not an object literal']
  }
  const said = new Map<string, string>()
  for (const property of preferences.initializer.properties) {
    if (ts.isSpreadAssignment(property)) return ['webPreferences hide something behind a spread']
    said.set(property.name?.getText() ?? '', ts.isPropertyAssignment(property) ? property.initializer.getText() : '')
  }
  const missing = Object.entries(REQUIRED).filter(([name, value]) => said.get(name) !== value)
  const forbidden = Object.entries(FORBIDDEN).filter(
    ([name, value]) => said.has(name) && (value === '*' || said.get(name) === value),
  )
  return [...missing.map(([name, value]) => `${name} is not ${value}`), ...forbidden.map(([name]) => `${name} is forbidden`)]
}

test('every window of the shell is sandboxed, isolated and without Node', () => {
  const sources = readdirSync(here).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const found = sources.map((name) => inspect(name, readFileSync(here + name, 'utf8')))
  expect(found.flatMap(({ breaches }) => breaches)).toEqual([])
  expect(found.reduce((sum, { windows }) => sum + windows, 0)).toBeGreaterThanOrEqual(2)
})

test.each([
  ['new BrowserWindow()', 'options are not an object literal'],
  ['new BrowserWindow(options)', 'options are not an object literal'],
  ['new electron.BrowserWindow({ show: false })', 'webPreferences are not an object literal'],
  ['new BrowserWindow({ webPreferences: { ...preferences } })', 'webPreferences hide something behind a spread'],
  [
    'new BrowserWindow({ webPreferences: { sandbox: false, contextIsolation: true, nodeIntegration: false, webSecurity: true } })',
    'sandbox is not true',
  ],
  [
    'new BrowserWindow({ webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: true } })',
    'webviewTag is forbidden',
  ],
])('a planted breach is caught: %s', (text, breach) => {
  expect(inspect('planted.ts', text).breaches).toEqual([`planted.ts: ${breach}`])
})
