import type { CodeKind } from './code-matrix.ts'

/** What the depot sticks onto things (MISSION.md, H1). What a thing costs is no field of any of them. */
export const labelKinds = ['job', 'unit', 'accessory', 'part', 'bin', 'loaner', 'badge', 'command'] as const
export type LabelKind = (typeof labelKinds)[number]

export const labelFields = [
  'number',
  'urgent',
  'customer',
  'phone',
  'unit',
  'serial',
  'received',
  'accessories',
  'rma',
  'fault',
  'depot',
  'depotPhone',
  'name',
  'otherName',
  'position',
  'sku',
  'makerNumber',
  'code',
  'kind',
  'loaner',
  'roles',
  'hint',
] as const
export type LabelField = (typeof labelFields)[number]

/** How a field is set: read at arm's length, bold, plain, or white on black. */
export type FieldRole = 'number' | 'title' | 'line' | 'flag'

export interface FieldRule {
  role: FieldRole
  /** A name may lose its end where it is too long; a number may not, and a label that has no room for it is not printed. */
  isCuttable?: true
  /** Too long for one line, it goes on in the next where there is room. */
  isWrapped?: true
  /** Short: stands at the end of the line before it where both fit. */
  isTail?: true
  /** A line is drawn above it. */
  hasRule?: true
}

const cut = { role: 'line', isCuttable: true, isWrapped: true } as const
const number = { role: 'number' } as const

/** Which fields a kind can have, in their usual order. */
export const kindFields: Readonly<Record<LabelKind, Readonly<Partial<Record<LabelField, FieldRule>>>>> = {
  job: {
    number,
    urgent: { role: 'flag' },
    customer: { role: 'title', isCuttable: true, isWrapped: true },
    phone: { role: 'line', isTail: true },
    unit: cut,
    serial: { role: 'line' },
    fault: cut,
    received: { role: 'line', hasRule: true },
    accessories: { role: 'line', isTail: true },
    rma: { role: 'line' },
  },
  unit: {
    number,
    unit: { ...cut, role: 'title' },
    serial: { role: 'line', isWrapped: true },
    depot: { ...cut, hasRule: true },
    depotPhone: { role: 'line' },
  },
  accessory: { number, name: { ...cut, role: 'title' }, customer: cut, position: { role: 'title', hasRule: true } },
  part: {
    sku: { role: 'number', isWrapped: true },
    name: { ...cut, role: 'title' },
    otherName: cut,
    makerNumber: { role: 'line', isWrapped: true },
    number: { role: 'title', hasRule: true },
  },
  bin: {
    code: { role: 'number', isWrapped: true },
    name: { ...cut, role: 'title' },
    kind: cut,
    number: { role: 'title', hasRule: true },
  },
  loaner: {
    number,
    loaner: { role: 'flag' },
    unit: { ...cut, role: 'title' },
    serial: { role: 'line', isWrapped: true },
    depot: { ...cut, hasRule: true },
    depotPhone: { role: 'line' },
  },
  badge: { depot: { ...cut }, name: { role: 'number', isCuttable: true, isWrapped: true }, roles: { ...cut, hasRule: true } },
  command: { name: { role: 'number', isCuttable: true, isWrapped: true }, hint: cut },
}

export const fieldSizes = ['small', 'normal', 'large'] as const
export type FieldSize = (typeof fieldSizes)[number]

export const directions = ['auto', 'upright', 'turned'] as const

/** What comes out of the printer. A roll has no height: it is cut behind the last line. */
export interface LabelSize {
  widthMm: number
  heightMm: number | null
  /** The width is what the printer of a roll reaches; otherwise it is the paper's, with sides that it does not. */
  isReach?: true
}

/** A label as the depot wants it: what stands on it, in which order and how large. Where, is computed for its size. */
export interface LabelDesign {
  size: LabelSize
  /** Of a narrow, long label only: whether it is read along its length. `auto` decides by its shape. */
  direction: (typeof directions)[number]
  code: CodeKind
  /** `depot`: the depot's own, unless another is asked for. */
  language: 'depot' | 'en' | 'zh-CN' | 'both'
  fields: { field: LabelField; isOn: boolean; size: FieldSize }[]
}

/** Sizes that are sold (MISSION.md, H2); any other within the limits is the depot's own. */
export const labelSizes = {
  '62x29': { widthMm: 62, heightMm: 29 },
  '50x30': { widthMm: 50, heightMm: 30 },
  '50x25': { widthMm: 50, heightMm: 25 },
  '29x90': { widthMm: 29, heightMm: 90 },
  '102x152': { widthMm: 102, heightMm: 152 },
  '100x150': { widthMm: 100, heightMm: 150 },
  '4x6in': { widthMm: 101.6, heightMm: 152.4 },
  roll57: { widthMm: 57, heightMm: null },
  roll80: { widthMm: 80, heightMm: null },
  card: { widthMm: 85.6, heightMm: 54 },
} as const satisfies Record<string, LabelSize>
export type LabelSizeName = keyof typeof labelSizes

const off: Readonly<Partial<Record<LabelKind, readonly LabelField[]>>> = { job: ['rma', 'fault'] }

/** What a depot prints that never touched a layout. */
export function usualDesign(kind: LabelKind): LabelDesign {
  return {
    size: kind === 'badge' ? labelSizes.card : labelSizes['62x29'],
    direction: 'auto',
    code: 'qr',
    language: 'depot',
    fields: fieldsOf(kind).map((field) => ({ field, isOn: off[kind]?.includes(field) !== true, size: 'normal' })),
  }
}

/** The fields of a kind in their usual order. */
export function fieldsOf(kind: LabelKind): LabelField[] {
  return Object.keys(kindFields[kind]).flatMap((key) => labelFields.find((known) => known === key) ?? [])
}
