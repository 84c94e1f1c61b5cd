/**
 * A list of units as a dealer sends it: pasted from a mail or a sheet, or read from a file. Cells are read as RFC 4180 says, with
 * the delimiter that the text itself uses; a heading is recognised in English and Chinese, and without one the cells stand for
 * serial, model, fault, accessories. Pure, and never throws: what the cells say is judged later, line by line.
 */

export interface ListedUnit {
  readonly serial: string
  readonly model: string
  readonly fault: string
  readonly accessories: readonly string[]
}

const COLUMNS = ['serial', 'model', 'fault', 'accessories'] as const
type Column = (typeof COLUMNS)[number]

/** Headings as `headingKey` writes them. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  serial: [
    'serial',
    'serials',
    'serialno',
    'serialnr',
    'serialnumber',
    'serialnumbers',
    'sn',
    'sno',
    'imei',
    'imeisn',
    'snimei',
    '序列号',
    '机身号',
    '机身序列号',
    '产品序列号',
    '串号',
    '序号sn',
    'sn码',
    'sn号',
    'imei号',
    'imei码',
  ],
  model: [
    'model',
    'modelname',
    'product',
    'productname',
    'device',
    'item',
    'type',
    '型号',
    '机型',
    '产品',
    '产品型号',
    '设备',
    '设备型号',
  ],
  fault: [
    'fault',
    'faultdescription',
    'problem',
    'issue',
    'defect',
    'description',
    'symptom',
    'complaint',
    'remark',
    '故障',
    '故障描述',
    '故障现象',
    '问题',
    '问题描述',
    '现象',
  ],
  accessories: ['accessory', 'accessories', 'included', 'includes', '附件', '配件', '随机附件', '随机配件'],
}

const DELIMITERS = ['\t', ';', ',', '，', '；'] as const
type Delimiter = (typeof DELIMITERS)[number]

/** The units of a list, in its order; lines without a word in them are left out. */
export function readUnitList(text: string): ListedUnit[] {
  const clean = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')
  const rows = readCells(clean, delimiterOf(clean)).filter((cells) => cells.some((cell) => cell !== ''))
  const [first, ...others] = rows
  if (first === undefined) return []
  const heading = readHeading(first)
  return (heading === null ? rows : others).map((cells) => unitOf(cells, heading ?? COLUMNS))
}

/** The delimiter found most often outside of quotes; of equal ones the first of `DELIMITERS`, for a comma is often just a comma. */
function delimiterOf(text: string): Delimiter {
  const bare = text.replaceAll(/"(?:[^"]|"")*"/g, '')
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length - 1)
  const perLine = DELIMITERS.map((delimiter) => bare.split('\n').filter((line) => line.includes(delimiter)).length)
  const best = DELIMITERS.map((_, index) => index).toSorted(
    (a, b) => (perLine[b] ?? 0) - (perLine[a] ?? 0) || (counts[b] ?? 0) - (counts[a] ?? 0) || a - b,
  )[0]
  return DELIMITERS[best ?? 0] ?? '\t'
}

/** A quoted cell may hold the delimiter, line breaks and doubled quotes; a quote that is never closed is a character like any other. */
function readCells(text: string, delimiter: Delimiter): string[][] {
  const cell = new RegExp(
    String.raw`[^\S\n${delimiter}]*"((?:[^"]|"")*)"[^\S\n${delimiter}]*(?=[${delimiter}\n]|$)|([^${delimiter}\n]*)`,
    'y',
  )
  const rows: string[][] = [[]]
  for (let at = 0; at <= text.length; at += 1) {
    cell.lastIndex = at
    const [whole = '', quoted, bare = ''] = cell.exec(text) ?? []
    rows.at(-1)?.push((quoted === undefined ? bare : quoted.replaceAll('""', '"')).trim())
    at += whole.length
    if (text[at] === '\n') rows.push([])
  }
  return rows
}

/** Which column each cell of a heading names; null when the line is none: it must name the serial. */
function readHeading(cells: readonly string[]): (Column | null)[] | null {
  const columns = cells.map((cell) => COLUMNS.find((column) => HEADINGS[column].includes(headingKey(cell))) ?? null)
  return columns.includes('serial') ? columns : null
}

const headingKey = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

function unitOf(cells: readonly string[], columns: readonly (Column | null)[]): ListedUnit {
  const of = (column: Column): string => cells[columns.indexOf(column)] ?? ''
  return { serial: of('serial'), model: of('model'), fault: of('fault'), accessories: accessoriesOf(of('accessories')) }
}

/** "charger, case" or 「充电器、保护套」 as single names. */
export function accessoriesOf(text: string): string[] {
  const names = text.split(/[,;|\n、，；]/).map((name) => name.trim())
  return [...new Set(names.filter((name) => name !== ''))]
}
