import { readPreset } from '../../electron/features/policies/presets.ts'
import type { PlanPaperData, PolicyPaperData, QualityReportData } from '../../shared/documents/promise-papers.ts'
import type { Entitlement } from '../../shared/entitlement/entitlement.ts'
import type { EntitlementFacts } from '../../shared/entitlement/facts.ts'
import { judgeEntitlement } from '../../shared/entitlement/judge.ts'
import { FACTS } from '../../shared/entitlement/preset-case.ts'
import type { Language } from '../../shared/kernel/text.ts'
import { pricedLine } from '../../shared/plans/coverage.ts'
import type { PlanLineFields } from '../../shared/plans/plans.ts'
import type { Preset } from '../../shared/policies/policies.ts'
import { reportNumber, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { depotOf, localeOf, numberOfJob, receipt, slipJob } from './papers.ts'

/** The papers of a promise as a depot prints them, in both languages: plan with its verdict, policy, quality report. */

const pick = <Text>(language: Language, en: Text, zh: Text): Text => (language === 'en' ? en : zh)
export const numberOfReport = reportNumber(31)
export const codeOfReport = scanCodeOf(numberOfReport)

/** The verdict of a preset; by default of a unit bought three days ago whose maker is at fault. */
export function verdictOf(preset: Preset, change: Partial<EntitlementFacts> = {}): Entitlement {
  const { name, body } = readPreset(preset)
  return judgeEntitlement({ policy: { name, version: 3, body }, facts: { ...FACTS, ...change } })
}

const LINE: PlanLineFields = {
  kind: 'labour',
  description: '',
  partId: null,
  quantity: 1000,
  unitPrice: 8000,
  discount: 0,
  taxPoints: 1900,
  treatment: 'by-policy',
  words: null,
}

const planLines = (language: Language): PlanLineFields[] => [
  { ...LINE, description: pick(language, 'Replace the heater, test under load', '更换加热管，负载测试'), quantity: 1500 },
  { ...LINE, kind: 'part', description: pick(language, 'Heater 2 kW', '加热管 2 kW'), unitPrice: 4550 },
  {
    ...LINE,
    kind: 'other',
    description: pick(language, 'Engraving of the housing', '外壳刻字'),
    unitPrice: 2500,
    discount: 500,
    treatment: 'extra',
    words: pick(language, 'at the customer’s wish', '应客户要求'),
  },
]

export function planPaper(
  language: Language,
  { entitlement = verdictOf('consumer-goods'), lines = planLines(language), ...change }: PlanChange = {},
): PlanPaperData {
  const { job, customerName } = receipt(language)
  const priced = lines.map((line) => pricedLine(line, entitlement))
  const [net, tax] = [priced.reduce((sum, line) => sum + line.net, 0), priced.reduce((sum, line) => sum + line.tax, 0)]
  return {
    locale: localeOf(language),
    depot: depotOf(language),
    job: { ...job, receivedAt: '2026-06-03T09:12:00.000Z' },
    customer: { name: customerName, phone: null },
    plan: {
      number: 2,
      state: 'offered',
      cause: pick(language, 'The heater has a short circuit to the housing.', '加热管对外壳短路。'),
      measures: pick(language, 'Replace the heater, then test under load.', '更换加热管后进行负载测试。'),
      promisedOn: '2026-06-12',
      validUntil: '2026-06-17',
      declineFee: 1500,
      note: pick(language, 'Please bring the charger when you collect it.', '取机时请带上充电器。'),
      net,
      tax,
      total: net + tax,
      madeAt: '2026-06-03T11:00:00.000Z',
      madeBy: pick(language, 'Tom Becker', '韩梅梅'),
      entitlement,
      lines: priced.map(({ partId: _, ...line }) => line),
    },
    answer: null,
    ...change,
  }
}

interface PlanChange extends Partial<Omit<PlanPaperData, 'plan'>> {
  entitlement?: Entitlement
  lines?: PlanLineFields[]
}

export function policyPaper(language: Language, preset: Preset, change: Partial<PolicyPaperData> = {}): PolicyPaperData {
  const { name, body } = readPreset(preset)
  const made = { number: 3, madeAt: '2026-05-02T08:00:00.000Z', madeBy: pick(language, 'Anna Krüger', '李雷') }
  return { locale: localeOf(language), depot: depotOf(language), name, body, ...made, ...change }
}

export function qualityReport(language: Language, change: Partial<QualityReportData> = {}): QualityReportData {
  const { brand, model, serial } = slipJob(language)
  return {
    locale: localeOf(language),
    depot: depotOf(language),
    number: numberOfReport,
    codePayload: codeOfReport,
    jobNumber: numberOfJob,
    state: 'registered',
    form: {
      product: `${brand} ${model}`,
      serial,
      batch: 'L-2026-07',
      fault: pick(language, 'The heater burns through after some hours.', '加热管使用数小时后烧穿。'),
      foundBy: 'assessment',
      severity: 'severe',
      probableCause: pick(language, 'Wall of the tube too thin.', '管壁过薄。'),
      part: pick(language, 'Heater 2 kW, HT-2000', '加热管 2 kW，HT-2000'),
      supplier: pick(language, 'Nordheat', '北热电器'),
      measure: pick(language, 'Block the batch, inspect the stock.', '封存该批次，检查库存。'),
    },
    photoCount: 2,
    filedAt: '2026-06-03T10:00:00.000Z',
    filedBy: pick(language, 'Tom Becker', '韩梅梅'),
    judgedAt: '2026-06-03T15:30:00.000Z',
    judgedBy: pick(language, 'Mia Keller', '赵敏'),
    judgement: pick(language, 'Batch blocked, supplier informed.', '该批次已封存，已通知供应商。'),
    ...change,
  }
}
