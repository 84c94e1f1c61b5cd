import { describe, expect, test } from 'vitest'
import consumerGoods from '../../resources/policies/consumer-goods.json' with { type: 'json' }
import equipmentDomestic from '../../resources/policies/equipment-domestic.json' with { type: 'json' }
import equipmentExport from '../../resources/policies/equipment-export.json' with { type: 'json' }
import serviceStandard from '../../resources/policies/service-standard.json' with { type: 'json' }
import { findContradictions } from './contradictions.ts'
import { everyLine, type ChoiceEntitlement, type LineState } from './entitlement.ts'
import { entitlementFacts } from './facts.ts'
import { visitsDue } from './fleet.ts'
import { judgeEntitlement } from './judge.ts'
import { policyPreset } from './policy.ts'
import type { PresetCase } from './preset-case.ts'
import { PRESET_TABLES } from './preset-cases.ts'

const PRESETS = {
  'consumer-goods': policyPreset.parse(consumerGoods),
  'equipment-domestic': policyPreset.parse(equipmentDomestic),
  'equipment-export': policyPreset.parse(equipmentExport),
  'service-standard': policyPreset.parse(serviceStandard),
}
// Safe: the object above names its own keys.
const NAMES = Object.keys(PRESETS) as (keyof typeof PRESETS)[]

const wordsOf = ({ choice, price, state }: ChoiceEntitlement) => `${choice} ${price}${state === 'if' ? ' if' : ''}`

function expectedState({ covered = [], open = [] }: PresetCase) {
  return everyLine((line): LineState => (covered.includes(line) ? 'covered' : open.includes(line) ? 'open' : 'charged'))
}

describe.each(NAMES)('%s', (name) => {
  const preset = PRESETS[name]
  const { facts, cases } = PRESET_TABLES[name]

  test.each(cases.map((row: PresetCase) => [row.what, row] as const))('%s', (_what, row) => {
    const judged = judgeEntitlement({
      policy: { ...preset, version: 1 },
      facts: entitlementFacts.parse({ ...facts, ...row.facts }),
    })
    expect(everyLine((line) => judged.lines[line].state)).toEqual(expectedState(row))
    expect(judged.choices.map(wordsOf)).toEqual(row.choices)
    expect(judged.lines.labour.ruleId).toBe(row.by)
    expect(judged.onceVerified?.choices.map(wordsOf)).toEqual(row.onceVerified)
  })

  test('says all in both languages, and contradicts itself nowhere', () => {
    const texts = [
      preset.name,
      ...[...preset.body.rules.map(({ clause }) => clause), ...preset.body.standards].map(({ text }) => text),
    ]
    expect(texts.filter((text) => text.en === '' || !/\p{Script=Han}/u.test(text['zh-CN']))).toEqual([])
    expect(findContradictions(preset.body)).toEqual([])
  })

  test('carries the service standard', () => {
    expect(preset.body.standards).toEqual(PRESETS['service-standard'].body.standards)
    expect(preset.body.duties).toMatchObject({ replyHours: 24, qualityReportBefore: ['part', 'visit'] })
  })

  test('has every one of its rules decide something in its table', () => {
    const deciding = cases.flatMap((row: PresetCase) => {
      const { trace } = judgeEntitlement({ policy: { ...preset, version: 1 }, facts: { ...facts, ...row.facts } })
      return trace.filter(({ state }) => state === 'decides').map(({ ruleId }) => ruleId)
    })
    expect(preset.body.rules.map(({ id }) => id).filter((id) => !deciding.includes(id))).toEqual([])
  })
})

test.each([
  [4, 4, 0],
  [5, 5, 1],
  [9, 1, 0],
  [10, 1, 1],
  [19, 19, 1],
  [20, 1, 2],
])('%i owned, %i bought at once: %i visits a year, at home and abroad', (unitsOwned, unitsBoughtAtOnce, perYear) => {
  for (const preset of [PRESETS['equipment-domestic'], PRESETS['equipment-export']])
    expect(visitsDue(preset.body.duties, { unitsOwned, unitsBoughtAtOnce, usedThisYear: 1 })).toEqual({
      perYear,
      used: 1,
      left: Math.max(0, perYear - 1),
    })
})
