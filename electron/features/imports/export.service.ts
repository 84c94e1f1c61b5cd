import { setImmediate } from 'node:timers/promises'
import { type Cell, csvLines, csvText } from '../../../shared/csv/csv.ts'
import { type FlatRow, writeCell } from '../../../shared/imports/cells.ts'
import { IMPORT_COLUMNS, type ImportKind } from '../../../shared/imports/columns.ts'
import { minorDigits } from '../../../shared/kernel/money.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import type { ReadDb } from '../../db/store.ts'
import { readCurrency } from '../money/money.repository.ts'
import { listWholePartsAfter } from '../parts/parts-bulk.repository.ts'
import { listOffersAfter } from '../purchasing/suppliers-bulk.repository.ts'
import { listSuppliers } from '../purchasing/suppliers.repository.ts'
import { listStockAfter } from '../stock/stock-bulk.repository.ts'
import { flatOffer, flatPart, flatSupplier } from './flat.ts'
import { writeXlsx } from './write-xlsx.ts'

const PARTS_A_PAGE = 500

/** What is behind a SKU, page by page until there is no more. */
async function* bySku<Row extends { sku: string }>(
  read: (after: string) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let after = ''
  for (;;) {
    const rows = await read(after)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = last.sku
    await setImmediate()
  }
}

async function* recordsOf(db: ReadDb, kind: ImportKind): AsyncGenerator<readonly FlatRow[]> {
  switch (kind) {
    case 'parts':
      for await (const rows of bySku(async (after) =>
        (await listWholePartsAfter(db, after, PARTS_A_PAGE)).map((whole) => ({ ...flatPart(whole), sku: whole.part.sku })),
      ))
        yield rows
      return
    case 'suppliers':
      yield (await listSuppliers(db)).map(flatSupplier)
      return
    case 'offers':
      for await (const offers of bySku((after) => listOffersAfter(db, after, PARTS_A_PAGE))) yield offers.map(flatOffer)
      return
    case 'stock':
      for await (const parts of bySku((after) => listStockAfter(db, after, PARTS_A_PAGE))) {
        yield parts.flatMap(({ sku, cost, places }) =>
          places.map(({ code, lot, onHand }) => ({ sku, bin: code, lot, quantity: onHand, cost })),
        )
      }
  }
}

interface ExportWanted {
  readonly kind: ImportKind
  readonly format: 'csv' | 'xlsx'
  readonly language: Language
  /** The depot's date, for the file's name. */
  readonly today: string
}

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Everything of a kind as a file with the headings that an import knows. */
export async function exportKind(db: ReadDb, { kind, format, language, today }: ExportWanted): Promise<File> {
  const digits = minorDigits(await readCurrency(db))
  const columns = IMPORT_COLUMNS[kind]
  const headings = columns.map(({ heading }) => heading[language])
  const name = `${kind}-${today}.${format}`
  const cellsOf = (row: FlatRow): Cell[] =>
    columns.map(({ key, type }) => writeCell(type, row[key] ?? null, { digits, language }))
  async function* pages() {
    for await (const rows of recordsOf(db, kind)) yield rows.map(cellsOf)
  }
  if (format === 'xlsx') return new File([await writeXlsx(headings, pages())], name, { type: XLSX_TYPE })
  const texts = [csvText([headings])]
  for await (const rows of pages()) texts.push(csvLines(rows))
  return new File(texts, name, { type: 'text/csv' })
}
