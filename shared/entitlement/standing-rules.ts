import { REQUEST_TYPES } from '../intake/intake.ts'
import { RULE_LINES, type Condition, type Duties, type Rule } from './policy.ts'

/** Requests about the goods themselves, as against a service that was ordered. */
const ABOUT_THE_UNIT: Condition = {
  if: 'request',
  oneOf: REQUEST_TYPES.filter((type) => type !== 'installation' && type !== 'training' && type !== 'maintenance'),
}

/**
 * The rules that stand in every policy and where there is none: what the depot spoilt, what it repaired, what the maker promised,
 * and a price for the rest. No policy takes them away, it only adds. (MISSION.md, B2, B7, G4.)
 */
export const STANDING_RULES: readonly Rule[] = [
  {
    id: 'standing-depot-caused',
    grants: { lines: [...RULE_LINES], choices: ['repair'] },
    price: 'free',
    when: [{ if: 'depot-caused' }],
    clause: {
      number: 'W.1',
      text: {
        en: 'A fault that the depot’s own earlier repair caused is put right free of charge, shipping and travel included.',
        'zh-CN': '因本站此前维修不当造成的故障，由本站免费返修，运费和上门费用均由本站承担。',
      },
    },
  },
  {
    id: 'standing-repair-warranty',
    grants: { lines: ['labour', 'part'], choices: ['repair'] },
    price: 'free',
    when: [{ if: 'repair-warranty' }, { if: 'fault', is: 'quality' }, { if: 'no-exclusion' }, ABOUT_THE_UNIT],
    clause: {
      number: 'W.2',
      text: {
        en: 'Within the depot’s warranty for an earlier repair a quality fault is repaired free of charge, parts and labour each for its own term. Neither a repair nor a rework starts the maker’s warranty anew.',
        'zh-CN':
          '在本站维修保修期内出现质量故障，免费维修；配件与工时分别按各自的保修期计算。维修或返工均不会使厂家保修期重新起算。',
      },
    },
  },
  {
    id: 'standing-maker-warranty',
    grants: { lines: ['labour', 'part'], choices: ['repair'] },
    price: 'free',
    when: [
      { if: 'maker-warranty' },
      { if: 'proof-verified' },
      { if: 'fault', is: 'quality' },
      { if: 'no-exclusion' },
      ABOUT_THE_UNIT,
    ],
    clause: {
      number: 'W.3',
      text: {
        en: 'Within the maker’s warranty for this model and region, with verified proof of purchase, a quality fault is repaired free of charge, parts and labour each for its own term. Misuse, accidents and opening by others are excluded.',
        'zh-CN':
          '在厂家对该型号、该地区承诺的保修期内，凭已核实的购买凭证，质量故障免费维修；配件与工时分别按各自的保修期计算。使用不当、意外损坏及他人私自拆机的除外。',
      },
    },
  },
  {
    id: 'standing-at-a-price',
    grants: { lines: [...RULE_LINES], choices: ['repair'] },
    price: 'charged',
    when: [],
    clause: {
      number: 'W.4',
      text: {
        en: 'What no warranty covers is repaired at a price that the customer has agreed to beforehand.',
        'zh-CN': '不在任何保修范围内的维修，按事先经客户确认的价格收费。',
      },
    },
  },
]

/** Where no policy was in force nothing is owed but what the standing rules say. */
export const NO_DUTIES: Pick<Duties, 'maintenance'> = { maintenance: [] }
