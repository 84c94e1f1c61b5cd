import { decimalCell, type Cell } from '../csv/csv.ts'
import { fieldMessage } from '../kernel/field-message.ts'
import { folded } from '../kernel/fold.ts'
import { parseDecimal } from '../kernel/money.ts'
import type { Language } from '../kernel/text.ts'
import { barcodeKey } from '../parts/barcodes.ts'
import type { Tracking } from '../stock/lots.ts'
import type { CellType } from './columns.ts'

/** What a field is in a flat line of a file. */
export type Value = string | number | boolean | null | readonly string[]
export type FlatRow = Readonly<Record<string, Value>>

/** A cell's value, or what is wrong with it, as a field's message. */
export type ReadCell = { readonly value: Value; readonly problem?: undefined } | { readonly problem: string }

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'ja', '✓', '是', '有', '真', '启用', '对'])
const NO = new Set(['no', 'n', 'false', '0', '-', 'nein', '否', '无', '假', '停用', '不'])
const YES_NO: Readonly<Record<Language, readonly [yes: string, no: string]>> = { en: ['yes', 'no'], 'zh-CN': ['是', '否'] }

const TRACKING_WORDS: Readonly<Record<Tracking, Readonly<Record<Language, string>>>> = {
  none: { en: 'not tracked', 'zh-CN': '不追溯' },
  batch: { en: 'by batch', 'zh-CN': '按批次' },
  serial: { en: 'by serial', 'zh-CN': '按序列号' },
}
const TRACKING_ALSO: Readonly<Record<Tracking, readonly string[]>> = {
  none: ['none', 'no', '无', '否', '不追踪'],
  batch: ['batch', 'lot', '批次', '批号'],
  serial: ['serial', 'serial number', 'sn', '序列号'],
}

/** What spreadsheets make of a long number in a narrow column: its last digits are gone. */
const ROUNDED = /^\d(?:[.,]\d+)?e\+\d{1,3}$/i

const BETWEEN = /[,;|\n、，；]/
/** Brands, names and SKUs may have a comma in them. */
const BETWEEN_MODELS = /[;|\n；]/

/** Reads a cell that is not empty. `digits` are those behind the point of the depot's currency. */
export function readCell(type: CellType, text: string, digits: number): ReadCell {
  switch (type) {
    case 'text':
    case 'paragraph':
      return { value: text }
    case 'code':
      return ROUNDED.test(text) ? { problem: fieldMessage('roundedNumber') } : { value: text }
    case 'whole':
      return readWhole(text)
    case 'money':
      return readFigure(text, digits)
    case 'percent':
      return readFigure(text.replace(/[%％]\s*$/, ''), 2)
    case 'yes-no':
      return readYesNo(text)
    case 'tracking':
      return readTracking(text)
    case 'codes':
      return readCodes(text)
    case 'models':
    case 'skus':
      return { value: namesIn(text, BETWEEN_MODELS) }
  }
}

const namesIn = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((name) => name.trim())
    .filter((name) => name !== '')

function readFigure(text: string, digits: number): ReadCell {
  const read = parseDecimal(text, digits)
  return typeof read === 'number' ? { value: read } : { problem: fieldMessage(read, read === 'tooFine' ? { digits } : {}) }
}

/** `5` and `5.0` are five pieces; half of one is none. */
function readWhole(text: string): ReadCell {
  const read = parseDecimal(text, 0)
  return typeof read === 'number' ? { value: read } : { problem: fieldMessage(read === 'tooFine' ? 'notWhole' : read) }
}

function readYesNo(text: string): ReadCell {
  const word = folded(text)
  if (YES.has(word)) return { value: true }
  return NO.has(word) ? { value: false } : { problem: fieldMessage('notYesNo') }
}

function readTracking(text: string): ReadCell {
  const word = folded(text)
  const kinds = ['none', 'batch', 'serial'] as const
  const kind = kinds.find((one) => Object.values(TRACKING_WORDS[one]).includes(word) || TRACKING_ALSO[one].includes(word))
  return kind === undefined ? { problem: fieldMessage('notATracking') } : { value: kind }
}

function readCodes(text: string): ReadCell {
  const codes = namesIn(text, BETWEEN)
  return codes.some((code) => ROUNDED.test(code)) ? { problem: fieldMessage('roundedNumber') } : { value: codes }
}

interface WrittenFor {
  /** Behind the point of the depot's currency. */
  readonly digits: number
  readonly language: Language
}

/** A value as an export writes it, which `readCell` reads again. */
export function writeCell(type: CellType, value: Value, { digits, language }: WrittenFor): Cell {
  if (value === null) return null
  if (typeof value === 'boolean') return YES_NO[language][value ? 0 : 1]
  if (typeof value === 'number') return decimalCell(value, type === 'money' ? digits : type === 'percent' ? 2 : 0)
  if (typeof value !== 'string') return value.join('; ')
  return type === 'tracking' && value in TRACKING_WORDS ? TRACKING_WORDS[trackingOf(value)][language] : value
}

const trackingOf = (value: string): Tracking => (value === 'batch' || value === 'serial' ? value : 'none')

/** Whether two values say the same; barcodes and models in any order and spelling. */
export function isSameValue(type: CellType, a: Value, b: Value): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const keyOf = type === 'codes' ? barcodeKey : folded
  const keys = (names: readonly string[]) => names.map(keyOf).toSorted().join('\n')
  return keys(a) === keys(b)
}
