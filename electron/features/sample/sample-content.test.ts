import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSampleContent } from './sample-content.ts'
import { serialOf } from './sample-plan.ts'
import { chanceFrom } from './sample-random.ts'
import { ROLES } from '../../../shared/kernel/permissions.ts'
import { parseScan } from '../../../shared/scan/scan-codes.ts'
import { sentencesIn } from '../../../test/kit/visible-text.ts'

const FOLDER = new URL('../../../resources/sample/', import.meta.url)

const textsIn = (node: unknown): string[] => {
  if (typeof node === 'string') return [node]
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(textsIn) : []
}

describe('the content of the sample depot', () => {
  const content = readSampleContent()

  test('is as rich as promised', () => {
    expect(content.models).toHaveLength(12)
    expect(new Set(content.models.map((model) => model.brand)).size).toBeGreaterThanOrEqual(5)
    expect(content.parts).toHaveLength(40)
    expect(content.customers).toHaveLength(60)
    expect(new Set(content.staff.members.flatMap((member) => member.roles))).toEqual(new Set(ROLES))
  })

  test('every model has terms, a checklist and an intake warning', () => {
    for (const model of content.models) {
      expect(model.terms.domestic.partsMonths).toBeGreaterThan(0)
      expect(model.checklist.length).toBeGreaterThan(2)
      expect(model.intakeWarnings.length).toBeGreaterThan(0)
      expect(new Set(model.checklist.map((step) => step.id)).size).toBe(model.checklist.length)
    }
  })

  test('nothing reads like a sentence of the screens, or a spec could not tell the two apart', () => {
    const all = readdirSync(FOLDER)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => textsIn(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))))
      // The others are keys and codes, which no page shows as they are.
      .filter((text) => /\s|\p{Script=Han}/u.test(text))
    const texts = [...new Set(all)]
    expect(texts.length).toBeGreaterThan(500)
    expect(sentencesIn('en', texts)).toEqual([])
    expect(sentencesIn('zh-CN', texts)).toEqual([])
  })

  test('no model has serials in the form of our own codes', () => {
    const chance = chanceFrom(1)
    for (const { serialPattern } of content.models) {
      expect(parseScan(serialOf(serialPattern, chance))).toMatchObject({ kind: 'foreign' })
    }
  })

  test('half of the customers are Chinese, and phones and names are theirs alone', () => {
    expect(content.customers.filter((customer) => customer.language === 'zh-CN')).toHaveLength(30)
    expect(new Set(content.customers.map((customer) => customer.name)).size).toBe(60)
    expect(new Set(content.customers.map((customer) => customer.phone)).size).toBe(60)
    expect(content.customers.filter((customer) => customer.isDealer).length).toBeGreaterThan(4)
    expect(content.customers.filter((customer) => customer.region === 'export').length).toBeGreaterThan(4)
  })

  test('every name of a model or part exists, and every text is in both languages', () => {
    const models = new Set(content.models.map((model) => model.key))
    const skus = new Set(content.parts.map((part) => part.sku))
    const makers = content.suppliers.flatMap((supplier) => supplier.makers)
    for (const part of content.parts) expect(makers).toContain(part.maker)
    for (const part of content.parts) for (const fit of part.fits) expect(models).toContain(fit)
    for (const customer of content.customers) for (const owned of customer.owns) expect(models).toContain(owned)
    for (const story of content.stories) {
      expect(models).toContain(story.model)
      for (const sku of story.work?.parts ?? []) expect(skus).toContain(sku)
      expect(story.work === null).toBe(story.assessment.solvedAs !== null)
    }
    for (const model of models) expect(content.stories.filter((story) => story.model === model).length).toBeGreaterThan(2)
    expect(emptyWordings(content)).toEqual([])
  })
})

/** Paths of texts that are missing in one of the languages. */
function emptyWordings(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && 'zh-CN' in value) return value.en === '' || value['zh-CN'] === '' ? [path] : []
  return Object.entries(value).flatMap(([name, inner]) => emptyWordings(inner, `${path}/${name}`))
}
