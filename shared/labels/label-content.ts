import {
  type AccessoryLabelData,
  type BadgeData,
  type BinLabelData,
  type CommandLabelData,
  type JobLabelData,
  lastFourDigits,
  type PartLabelData,
  type UnitLabelData,
} from './label-data.ts'
import { dateInZone } from '../kernel/time.ts'
import type { LabelField } from './label-kinds.ts'
import { serialEnd } from './text-fit.ts'

/** The few words a label has, in its language. `{n}`, `{m}` and `{count}` are filled in. */
export interface LabelWords {
  urgent: string
  accessoryOf: string
  accessories: string
  serial: string
  loaner: string
}

/** What stands in a label's fields, and what its code says. A field without a text takes no place. */
export interface LabelContent {
  payload: string
  texts: Readonly<Partial<Record<LabelField, string>>>
}

const fill = (template: string, values: Record<string, number>) =>
  template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

const serialLine = (serial: string | null, words: LabelWords) => (serial === null ? '' : `${words.serial} ${serial}`)

/**
 * The label on a unit while its job is open. It tells which job, whose, what and since when; never a price, never a passcode, of the phone
 * only the last four digits (SCREENS.md, paper).
 */
export function jobContent(data: JobLabelData, words: LabelWords): LabelContent {
  const phone = lastFourDigits(data.customerPhone)
  return {
    payload: data.codePayload,
    texts: {
      number: data.number,
      urgent: data.isUrgent ? words.urgent : '',
      customer: data.customerShortName,
      phone: phone === null ? '' : `··${phone}`,
      unit: `${data.brand} ${data.model}`,
      serial: data.serial === null ? '' : serialLine(serialEnd(data.serial), words),
      received: dateInZone(data.receivedAt, data.timeZone),
      accessories: data.accessoryCount === 0 ? '' : fill(words.accessories, { count: data.accessoryCount }),
      rma: data.rmaNumber,
      fault: data.fault,
    },
  }
}

/** The label that stays on a unit: which one it is and who looks after it, whoever owns it. */
export function unitContent(data: UnitLabelData, words: LabelWords): LabelContent {
  const { number, depotName: depot, depotPhone } = data
  const texts = {
    number,
    unit: data.model,
    serial: serialLine(data.serial, words),
    depot,
    depotPhone: depotPhone ?? '',
  }
  return { payload: data.codePayload, texts }
}

/** The label on a unit that the depot lends. */
export function loanerContent(data: UnitLabelData, words: LabelWords): LabelContent {
  const { payload, texts } = unitContent(data, words)
  return { payload, texts: { ...texts, loaner: words.loaner } }
}

/** The tag on one accessory: which job it belongs to, what it is, and which of how many. */
export function accessoryContent(data: AccessoryLabelData, words: LabelWords): LabelContent {
  return {
    payload: data.codePayload,
    texts: {
      number: data.jobNumber,
      name: data.name,
      customer: data.customerShortName,
      position: fill(words.accessoryOf, { n: data.index, m: data.count }),
    },
  }
}

/** The label on a part's box: what it is and whose number it has; never what it costs. */
export function partContent(data: PartLabelData): LabelContent {
  const [name = '', otherName = ''] = data.names
  return {
    payload: data.codePayload,
    texts: { sku: data.sku, name, otherName, makerNumber: data.makerNumber ?? '', number: data.number },
  }
}

/** The label on a bin: its code, to be read from the other end of the aisle. */
export function binContent({ codePayload, code, name, kind, number }: BinLabelData): LabelContent {
  return { payload: codePayload, texts: { code, name: name ?? '', kind, number } }
}

/** A staff badge, read at a paired station. */
export function badgeContent(data: BadgeData): LabelContent {
  return { payload: data.codePayload, texts: { depot: data.depotName, name: data.staffName, roles: data.roles.join(' · ') } }
}

/** One command of the bench's sheet, to be stuck where it is needed. */
export function commandContent({ codePayload, name, hint }: CommandLabelData): LabelContent {
  return { payload: codePayload, texts: { name, hint } }
}

/** Words in both languages. `S/N` is read in either, and twice on a narrow line it would leave the number no room. */
export function bothWords(one: LabelWords, other: LabelWords): LabelWords {
  const both = (name: keyof LabelWords) => `${one[name]} ${other[name]}`
  const { serial } = one
  return {
    urgent: both('urgent'),
    accessoryOf: both('accessoryOf'),
    accessories: both('accessories'),
    serial,
    loaner: both('loaner'),
  }
}
