import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderPlan, renderPolicy, renderQualityReport } from '../../electron/features/documents/render-document.tsx'
import { speechOf, wordingOf } from '../../electron/features/documents/wording.ts'
import type { Language } from '../../shared/kernel/text.ts'
import { wording } from '../../shared/kernel/text.ts'
import { PRESETS } from '../../shared/policies/policies.ts'
import { launchBrowser } from '../kit/browser.ts'
import { codeOfJob, localeOf, signatureImage } from './papers.ts'
import { codeOfReport, planPaper, policyPaper, qualityReport, verdictOf } from './promise-papers.ts'
import { fault, nasty, prove } from './prove.ts'

const languages: readonly Language[] = ['en', 'zh-CN']
/** A PDF breaks lines where the sheet does. */
const solid = (text: string) => text.replaceAll(/\s+/g, '')

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe.each(languages)('in %s', (language) => {
  const speech = speechOf(localeOf(language))

  test.each([
    ['covered', verdictOf('consumer-goods')],
    ['out by one day', verdictOf('consumer-goods', { on: '2026-07-01' })],
    ['not verified yet', verdictOf('consumer-goods', { proof: 'unverified' })],
    ['abroad', verdictOf('equipment-export', { region: 'export', installedOn: '2026-01-15', on: '2026-06-03' })],
  ] as const)('a plan says why, rule by rule, with the dates and facts: %s', async (_, entitlement) => {
    const data = planPaper(language, { entitlement })
    const pages = await prove(browser, { document: renderPlan([data]), codes: [codeOfJob], sheets: 1 }, language, 300)
    const text = solid(pages.map((page) => page.text).join(''))
    const policy = entitlement.policy
    expect(text).toContain(solid(wording(policy?.name ?? { en: '', 'zh-CN': '' }, language)))
    expect(text).toContain(solid(speech.day(entitlement.on)))
    const kinds = data.plan.lines.map(({ kind }) => kind)
    const told = entitlement.trace.filter(
      ({ state, price, grants }) =>
        (state === 'decides' || price === 'free') && grants.lines.some((line) => kinds.includes(line)),
    )
    expect(told.length).toBeGreaterThan(0)
    for (const { clause } of told) {
      expect(text).toContain(solid(clause.number))
      expect(text).toContain(solid(wording(clause.text, language)))
    }
    for (const amount of [data.plan.net, data.plan.tax, data.plan.total]) expect(text).toContain(solid(speech.money(amount)))
    // Whoever signs sees the price on the same page.
    expect(solid(pages[0]?.text ?? '')).toContain(solid(wordingOf(language).sign.planDeclaration))
  })

  test('a plan signed on the screen, in both languages, is two sheets that say the same', async () => {
    const answer = {
      decision: 'approved',
      person: 'Margaret',
      at: '2026-06-04T08:00:00.000Z',
      signature: signatureImage,
    } as const
    const [first, second] = languages.map((of) => ({
      ...planPaper(language, { answer }),
      locale: { ...localeOf(language), language: of },
    }))
    if (first === undefined || second === undefined) throw new Error('there are two languages')
    const { html } = renderPlan([first, second])
    for (const of of languages) expect(html).toContain(wordingOf(of).section.planVerdict)
    expect(html.split(signatureImage)).toHaveLength(3)
  })

  test('nothing typed can break a plan', async () => {
    const usual = planPaper(language)
    const line = { ...usual.plan.lines[0], kind: 'labour', treatment: 'goodwill', words: nasty.markup } as const
    const lines = Array.from({ length: 40 }, (_, index) => ({
      kind: line.kind,
      treatment: line.treatment,
      words: line.words,
      description: index % 2 === 0 ? nasty.name : nasty.word.slice(0, 200),
      partId: null,
      quantity: 1_234_567,
      unitPrice: 99_999_999,
      discount: 0,
      taxPoints: 1901,
    }))
    const data = planPaper(language, { lines })
    const { name, ...depot } = data.depot
    const document = renderPlan([
      {
        ...data,
        depot: { ...depot, name: nasty.markup },
        customer: { name: nasty.name.repeat(3), phone: null },
        plan: { ...data.plan, cause: fault, measures: nasty.word, note: `${nasty.style}${name}`, madeBy: nasty.name },
        answer: { decision: 'declined', person: nasty.markup, at: '2026-06-04T08:00:00.000Z', signature: null },
      },
    ])
    const pages = await prove(browser, { document, codes: [codeOfJob], sheets: 1 }, language, 150)
    expect(pages.length).toBeGreaterThan(2)
  })

  test.each(PRESETS)('the policy %s prints every clause, duty and standard', async (preset) => {
    const data = policyPaper(language, preset)
    const pages = await prove(browser, { document: renderPolicy(data), codes: [], sheets: 1 }, language, 100)
    const text = solid(pages.map((page) => page.text).join(''))
    const clauses = [...data.body.rules.map(({ clause }) => clause), ...data.body.standards]
    for (const clause of clauses) expect(text).toContain(solid(wording(clause.text, language)))
  })

  test('a quality report says what was found and decided, and its code reads back', async () => {
    const data = qualityReport(language)
    const [page] = await prove(browser, { document: renderQualityReport(data), codes: [codeOfReport], sheets: 1 }, language, 300)
    const text = solid(page?.text ?? '')
    const { form } = data
    for (const said of [
      form.product,
      form.fault,
      form.probableCause,
      form.part,
      form.supplier,
      form.measure,
      data.judgement,
      form.batch,
    ])
      expect(text).toContain(solid(said ?? 'nothing'))
  })

  test('nothing typed can break a policy or a quality report', async () => {
    const usual = qualityReport(language)
    const form = { ...usual.form, product: nasty.markup, serial: nasty.word, fault: fault.slice(0, 2000), measure: nasty.style }
    const report = renderQualityReport({ ...usual, form, judgement: nasty.markup, filedBy: nasty.name })
    await prove(browser, { document: report, codes: [codeOfReport], sheets: 1 }, language, 150)
    const policy = policyPaper(language, 'consumer-goods')
    const rules = policy.body.rules.map((rule) => ({
      ...rule,
      clause: { number: '9.9.9.9', text: { en: nasty.markup, 'zh-CN': nasty.name } },
    }))
    const name = { en: nasty.name, 'zh-CN': nasty.markup }
    const document = renderPolicy({ ...policy, name, madeBy: nasty.markup, body: { ...policy.body, rules } })
    expect((await prove(browser, { document, codes: [], sheets: 1 }, language, 100)).length).toBeGreaterThan(0)
  })
})
