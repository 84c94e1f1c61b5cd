const KINDS = [
  'staff',
  'model',
  'part',
  'customer',
  'unit',
  'rma',
  'job',
  'accessory',
  'entry',
  'entryPart',
  'test',
  'plan',
  'planLine',
  'approval',
  'bin',
  'need',
] as const
export type RowKind = (typeof KINDS)[number]

const START = Date.UTC(2023, 0, 1)

/** The id of the row with this number: a UUIDv7 whose time grows with the number, so that rows lie in the order of their ids. */
export function rowId(kind: RowKind, index: number): string {
  const time = (START + index * 10).toString(16).padStart(12, '0')
  const tail = (Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')
  const place = KINDS.indexOf(kind).toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place}-8${tail.slice(0, 3)}-${tail.slice(3)}${(index % 0xfffffff).toString(16).padStart(7, '0')}`
}
