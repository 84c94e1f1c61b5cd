import type { LabelKind } from '../../../shared/labels/label-kinds.ts'
import { accessoryContent, jobContent, type LabelContent } from '../../../shared/labels/label-content.ts'
import {
  badgeCode,
  binNumber,
  jobNumber,
  loanerNumber,
  partNumber,
  rmaNumber,
  scanCodeOf,
  unitNumber,
  accessoryCode,
} from '../../../shared/scan/scan-codes.ts'
import { badgeOrder, binOrder, commandOrder, type LabelDepot, partOrder, unitOrder } from './label-orders.ts'
import type { LabelSpeech } from './label-words.ts'

/** Things as most of them are: layouts are arranged for these, and shown with them where the depot has none of a kind yet. */

const person = { en: 'Margaret Thompson', 'zh-CN': '王小明' } as const
const unit = { number: unitNumber(4137), serial: 'SN2024-99887766554', brand: 'Nova', model: 'Fjord 12 Pro' }
const part = {
  number: partNumber(4711),
  sku: 'NV-F12-USB',
  name: { en: 'Charging port flex', 'zh-CN': '充电接口排线' },
  makerNumber: 'NVK-4137-23',
}
const fault = { en: 'Stops after a minute and smells hot', 'zh-CN': '运行一分钟后停机，有焦味' } as const
const charger = { en: 'Charger with cable', 'zh-CN': '带线充电器' } as const
const bin = { number: binNumber(12), code: 'S1-01', name: 'A–F', kind: 'shelf' } as const

const ordered = (depot: LabelDepot) => ({
  unit: unitOrder({ ...unit, model: `${unit.brand} ${unit.model}` }, depot),
  loaner: unitOrder({ ...unit, number: loanerNumber(7), model: `${unit.brand} ${unit.model}` }, depot, 'loaner'),
  part: partOrder(part),
  bin: binOrder(bin),
  command: commandOrder('to-test'),
})

export function exampleContent(kind: LabelKind, speech: LabelSpeech, depot: LabelDepot): LabelContent {
  const { words, language } = speech
  if (kind === 'job') return jobContent(exampleJob(language), words)
  if (kind === 'accessory') return accessoryContent(exampleAccessory(language), words)
  if (kind === 'badge')
    return badgeOrder({ name: person[language], roles: ['technician'] }, exampleBadge, depot.name).content(speech)
  return ordered(depot)[kind].content(speech)
}

/** Nobody's: a badge's secret comes from the random source, which never gives the same sign ten times. */
const exampleBadge = scanCodeOf(badgeCode('0'.repeat(10)))

const exampleJob = (language: LabelSpeech['language']) => ({
  timeZone: 'UTC',
  number: jobNumber(123),
  codePayload: scanCodeOf(jobNumber(123)),
  customerShortName: person[language],
  customerPhone: '+49 170 555 4821',
  brand: unit.brand,
  model: unit.model,
  serial: unit.serial,
  receivedAt: '2026-11-21T08:00:00.000Z',
  isUrgent: true,
  accessoryCount: 3,
  rmaNumber: rmaNumber(123),
  fault: fault[language],
})

const exampleAccessory = (language: LabelSpeech['language']) => ({
  jobNumber: jobNumber(123),
  codePayload: scanCodeOf(accessoryCode(123, 2)),
  name: charger[language],
  customerShortName: person[language],
  index: 2,
  count: 4,
})
