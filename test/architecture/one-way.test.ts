import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult, type IConfiguration } from 'dependency-cruiser'
import { afterAll, describe, expect, test } from 'vitest'

/** The one-way rule, proved twice: the tree keeps it, and a breach of each rule is caught. */

const root = join(import.meta.dirname, '../..')
// Safe: the file is ours and its type is declared in it.
const configuration = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as IConfiguration
const plantingGround = mkdtempSync(join(import.meta.dirname, '.planted-'))

afterAll(() => rmSync(plantingGround, { recursive: true }))

async function violationsIn(baseDir: string): Promise<string[]> {
  const options: ICruiseOptions = {
    ...configuration.options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: configuration.forbidden ?? [] },
  }
  const { output } = await cruise(['electron', 'renderer', 'shared'], options)
  // Safe: without an output type the cruiser answers its result object.
  const { violations } = (output as ICruiseResult).summary
  return violations.map((violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`)
}

/** A planted tree: path → what it imports. Every breach is the smallest one that its rule must catch. */
const BREACHES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-cycles': { 'shared/a.ts': `export * from './b.ts'`, 'shared/b.ts': `export * from './a.ts'` },
  'no-folder-cycles': {
    'electron/db/a.ts': `export * from '../http/b.ts'`,
    'electron/http/b.ts': `export const b = 1`,
    'electron/http/c.ts': `export * from '../db/d.ts'`,
    'electron/db/d.ts': `export const d = 1`,
  },
  'shared-is-pure': { 'shared/jobs/jobs.ts': `import 'react'` },
  'shared-uses-no-node': { 'shared/jobs/jobs.ts': `import 'node:fs'` },
  'kernel-knows-no-feature': { 'shared/kernel/ids.ts': `import '../jobs/jobs.ts'`, 'shared/jobs/jobs.ts': `export {}` },
  'contract-is-the-top-of-shared': { 'shared/jobs/jobs.ts': `import '../contract.ts'`, 'shared/contract.ts': `export {}` },
  'renderer-sees-shared-only': {
    'renderer/app/api.ts': `import type { Router } from '../../electron/router.ts'\nexport type R = Router`,
    'electron/router.ts': `export type Router = string`,
  },
  'renderer-uses-no-node': { 'renderer/app/api.ts': `import 'node:path'` },
  'electron-never-sees-renderer': {
    'electron/router.ts': `import type { Page } from '../renderer/page.ts'\nexport type P = Page`,
    'renderer/page.ts': `export type Page = string`,
  },
  'electron-module-in-shell-only': { 'electron/features/jobs/jobs.service.ts': `import 'electron'` },
  'kysely-below-services': { 'electron/features/jobs/jobs.service.ts': `import 'kysely'` },
  'db-knows-no-feature': { 'electron/db/store.ts': `import '../work/work.ts'`, 'electron/work/work.ts': `export {}` },
  'work-knows-no-feature': {
    'electron/work/work.ts': `import '../features/jobs/jobs.service.ts'`,
    'electron/features/jobs/jobs.service.ts': `export {}`,
  },
  'repositories-are-below-services': {
    'electron/features/jobs/jobs.repository.ts': `import './jobs.service.ts'`,
    'electron/features/jobs/jobs.service.ts': `export {}`,
  },
  'services-are-below-handlers': {
    'electron/features/jobs/jobs.service.ts': `import './jobs.handlers.ts'`,
    'electron/features/jobs/jobs.handlers.ts': `export {}`,
  },
  'features-meet-at-services': {
    'electron/features/jobs/jobs.handlers.ts': `import '../units/units.repository.ts'`,
    'electron/features/units/units.repository.ts': `export {}`,
  },
  'repositories-know-their-own-feature': {
    'electron/features/jobs/jobs.repository.ts': `import '../units/units.repository.ts'`,
    'electron/features/units/units.repository.ts': `export {}`,
  },
  'handlers-are-nobodys-service': {
    'electron/features/jobs/jobs.service.ts': `import '../units/units.handlers.ts'`,
    'electron/features/units/units.handlers.ts': `export {}`,
  },
  'features-know-no-host': {
    'electron/features/jobs/jobs.service.ts': `import '../../http/server.ts'`,
    'electron/http/server.ts': `export {}`,
  },
  'pages-do-not-import-pages': {
    'renderer/features/jobs/JobPage.tsx': `import '../units/UnitPage.tsx'`,
    'renderer/features/units/UnitPage.tsx': `export {}`,
  },
  'features-below-routes': {
    'renderer/features/jobs/JobPage.tsx': `import '../../routes.tsx'`,
    'renderer/routes.tsx': `export {}`,
  },
  'ui-knows-no-feature': {
    'renderer/ui/Card.tsx': `import '../features/jobs/JobPage.tsx'`,
    'renderer/features/jobs/JobPage.tsx': `export {}`,
  },
  'no-unresolved': { 'shared/jobs/jobs.ts': `import './nowhere.ts'` },
}

function plant(rule: string, files: Readonly<Record<string, string>>): string {
  const base = join(plantingGround, rule)
  for (const folder of ['electron', 'renderer', 'shared']) mkdirSync(join(base, folder), { recursive: true })
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), `${source}\n`)
  }
  return base
}

describe('the one-way rule', () => {
  test('holds in this tree', async () => {
    expect(await violationsIn(root)).toEqual([])
  })

  test('has a planted breach for every rule', () => {
    expect(Object.keys(BREACHES).toSorted()).toEqual((configuration.forbidden ?? []).map((rule) => String(rule.name)).toSorted())
  })

  test.each(Object.entries(BREACHES))('%s is caught', async (rule, files) => {
    const caught = await violationsIn(plant(rule, files))
    expect(caught.some((line) => line.startsWith(`${rule}: `))).toBe(true)
  })
})
