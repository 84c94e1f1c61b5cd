import type { Selectable } from 'kysely'
import { folded } from '../../../shared/kernel/fold.ts'
import {
  type PaperKind,
  paperKind,
  type Printer,
  type PrinterFields,
  printerKind,
  dpi,
} from '../../../shared/printers/printers.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { flag, storedId } from '../../db/stored.ts'
import type { PrinterTable } from '../../db/tables/printers.ts'

const TENTHS = 10
const tenths = (millimetres: number) => Math.round(millimetres * TENTHS)
const tenthsOrNull = (millimetres: number | null) => (millimetres === null ? null : tenths(millimetres))
const millimetres = (stored: number | null) => (stored === null ? null : stored / TENTHS)

const toPrinter = (row: Selectable<PrinterTable>): Printer => ({
  id: storedId(row.id),
  name: row.name,
  kind: printerKind.parse(row.kind),
  address: row.address,
  port: row.port,
  systemName: row.system_name,
  computer: row.computer,
  dpi: dpi.parse(row.dpi),
  widthMm: millimetres(row.width_tenths),
  heightMm: millimetres(row.height_tenths),
  offsetXMm: row.offset_x_tenths / TENTHS,
  offsetYMm: row.offset_y_tenths / TENTHS,
  mustConfirm: row.must_confirm === 1,
  isActive: row.is_active === 1,
  version: row.version,
})

/** Every printer, those in use first, by name. */
export async function listPrinters(db: ReadDb): Promise<Printer[]> {
  const rows = await db.selectFrom('printer').selectAll().orderBy('is_active', 'desc').orderBy('name_key').execute()
  return rows.map(toPrinter)
}

export async function findPrinter(db: ReadDb, id: string): Promise<Printer | null> {
  const row = await db.selectFrom('printer').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toPrinter(row)
}

export async function findPrinterByName(db: ReadDb, name: string): Promise<Printer | null> {
  const row = await db.selectFrom('printer').selectAll().where('name_key', '=', folded(name)).executeTakeFirst()
  return row === undefined ? null : toPrinter(row)
}

/** A printer of a computer's system, also one out of use. */
export async function findSystemPrinter(db: ReadDb, computer: string, systemName: string): Promise<Printer | null> {
  const row = await db
    .selectFrom('printer')
    .selectAll()
    .where('computer', '=', computer)
    .where('system_name', '=', systemName)
    .executeTakeFirst()
  return row === undefined ? null : toPrinter(row)
}

type Columns = PrinterFields & { computer: string | null; isActive: boolean }

const columnsOf = (fields: Columns) => ({
  name: fields.name,
  name_key: folded(fields.name),
  kind: fields.kind,
  address: fields.kind === 'system' ? null : fields.address,
  port: fields.port,
  system_name: fields.kind === 'system' ? fields.systemName : null,
  computer: fields.kind === 'system' ? fields.computer : null,
  dpi: fields.dpi,
  width_tenths: tenthsOrNull(fields.widthMm),
  height_tenths: tenthsOrNull(fields.heightMm),
  offset_x_tenths: tenths(fields.offsetXMm),
  offset_y_tenths: tenths(fields.offsetYMm),
  must_confirm: flag(fields.mustConfirm),
  is_active: flag(fields.isActive),
})

export async function insertPrinter(db: WriteDb, id: string, fields: Columns): Promise<void> {
  await db
    .insertInto('printer')
    .values({ id, ...columnsOf(fields), version: 1 })
    .execute()
}

/** False when somebody else changed it meanwhile. */
export async function updatePrinter(db: WriteDb, id: string, version: number, fields: Columns): Promise<boolean> {
  const result = await db
    .updateTable('printer')
    .set({ ...columnsOf(fields), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Which printers stations print on; of one station, or of all. Printers out of use count for nobody. */
export async function listUses(db: ReadDb, station?: string) {
  const all = db
    .selectFrom('printer_use')
    .innerJoin('printer', 'printer.id', 'printer_use.printer_id')
    .select(['printer_use.station', 'printer_use.paper', 'printer.id', 'printer.name'])
    .where('printer.is_active', '=', 1)
    .orderBy('printer_use.station')
    .orderBy('printer_use.paper')
  const rows = await (station === undefined ? all : all.where('printer_use.station', '=', station)).execute()
  return rows.map((row) => ({
    station: row.station,
    paper: paperKind.parse(row.paper),
    printer: { id: storedId<Printer['id']>(row.id), name: row.name },
  }))
}

/** The station prints this kind of paper there from now on; null forgets its choice. */
export async function putUse(db: WriteDb, station: string, paper: PaperKind, printerId: string | null): Promise<void> {
  await db.deleteFrom('printer_use').where('station', '=', station).where('paper', '=', paper).execute()
  if (printerId !== null) await db.insertInto('printer_use').values({ station, paper, printer_id: printerId }).execute()
}
