import type { PrinterId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { UNKNOWN_DPI } from '../../../shared/labels/loaded-paper.ts'
import { isIpv4 } from '../../../shared/printers/printer-address.ts'
import type { PaperKind, Printer, PrinterFields } from '../../../shared/printers/printers.ts'
import type { ReadDb } from '../../db/store.ts'
import { houseAddress, type Resolve } from '../../devices/house-address.ts'
import type { PrinterDescription } from '../../host.ts'
import type { Work } from '../../work/work.ts'
import {
  findPrinter,
  findPrinterByName,
  findSystemPrinter,
  insertPrinter,
  listUses,
  putUse,
  updatePrinter,
} from './printers.repository.ts'

/** Refuses a name that leads out of the house, or nowhere: said when it is typed, and looked at again each time it is used. */
export async function refusalOfAddress({ kind, address }: PrinterFields, resolve?: Resolve): Promise<Outcome<null>> {
  if (kind === 'system' || address === null || isIpv4(address)) return done(null)
  const found = await houseAddress(address, resolve)
  if (found.kind === 'private') return done(null)
  return refuse(found.kind === 'public' ? 'printer-public' : 'printer-not-found', { address })
}

/** Adds a printer; refused when the name is taken in any spelling. */
export async function addPrinter(work: Work, input: PrinterFields, computer: string | null): Promise<Outcome<Printer>> {
  if ((await findPrinterByName(work.db, input.name)) !== null) return refuse('printer-known', { name: input.name })
  if (input.kind === 'system' && computer === null) return refuse('no-printer-here')
  const id = work.newId<PrinterId>()
  await insertPrinter(work.db, id, { ...input, computer, isActive: true })
  return told(work, id, null)
}

/** Changes a printer, or takes it out of use. A system printer stays one of the computer that it is of. */
export async function changePrinter(
  work: Work,
  input: PrinterFields & { printerId: PrinterId; version: number; isActive: boolean },
): Promise<Outcome<Printer>> {
  const before = await findPrinter(work.db, input.printerId)
  if (before === null) return missing
  if (before.version !== input.version) return stale(input.version, before.version)
  const taken = await findPrinterByName(work.db, input.name)
  if (taken !== null && taken.id !== before.id) return refuse('printer-known', { name: input.name })
  // What it is decides how its prints leave, and those that wait know it already.
  if (before.kind !== input.kind) return refuse('printer-kind-fixed')
  const fields = { ...input, computer: before.computer }
  if (!(await updatePrinter(work.db, before.id, before.version, fields))) return stale(input.version, before.version + 1)
  return told(work, before.id, before)
}

async function told(work: Work, id: PrinterId, before: Printer | null): Promise<Outcome<Printer>> {
  const after = await findPrinter(work.db, id)
  if (after === null) throw new Error('the printer was kept')
  work.audit('printer', id, before, after)
  work.touch('printer', id)
  return done(after)
}

export type ChosenPrinter = { id: PrinterId } | { systemName: string }

/** The computer that asks, and the printers that its system offers. */
export interface ComputerHere {
  computer: string
  printers: readonly PrinterDescription[]
}

/** From now on the station prints this kind of paper there; null goes back to what it does by itself. */
export async function chooseFor(
  work: Work,
  { paper, printer }: { paper: PaperKind; printer: ChosenPrinter | null },
  here: ComputerHere | null,
): Promise<Outcome<Awaited<ReturnType<typeof readChoice>>>> {
  const chosen = printer === null ? done(null) : await printerOf(work, printer, here)
  if (chosen.kind !== 'done') return chosen
  const before = await readChoice(work.db, work.device)
  await putUse(work.db, work.device, paper, chosen.value?.id ?? null)
  const after = await readChoice(work.db, work.device)
  work.audit('printer', work.device, before, after)
  work.touch('printer', work.device)
  return done(after)
}

async function printerOf(work: Work, chosen: ChosenPrinter, here: ComputerHere | null): Promise<Outcome<Printer>> {
  if ('systemName' in chosen) return systemPrinterOf(work, chosen.systemName, here)
  const printer = await findPrinter(work.db, chosen.id)
  return printer === null ? missing : ifInUse(printer)
}

/** Who takes a printer out of use is the administrator; choosing it does not bring it back. */
const ifInUse = (printer: Printer): Outcome<Printer> =>
  printer.isActive ? done(printer) : refuse('printer-closed', { name: printer.name })

/**
 * A printer of this computer's system as one of the depot's: the one that it became earlier, or a new one of the same name. What the
 * system does not offer is not added, whoever says so.
 */
async function systemPrinterOf(work: Work, systemName: string, here: ComputerHere | null): Promise<Outcome<Printer>> {
  const installed = here?.printers.find(({ name }) => name === systemName)
  if (here === null || installed === undefined) return refuse('no-printer-here')
  const { computer } = here
  const { displayName } = installed
  const known = await findSystemPrinter(work.db, computer, systemName)
  if (known !== null) return ifInUse(known)
  const isTaken = (await findPrinterByName(work.db, displayName)) !== null
  const name = (isTaken ? `${displayName} (${computer})` : displayName).slice(0, 60)
  return addPrinter(work, { ...asInstalled, name, systemName }, computer)
}

const asInstalled = {
  kind: 'system',
  address: null,
  port: 9100,
  // Until somebody says better: what reads there reads on a finer one.
  dpi: UNKNOWN_DPI,
  widthMm: null,
  heightMm: null,
  offsetXMm: 0,
  offsetYMm: 0,
  mustConfirm: true,
} as const

/** What a station prints each kind of paper on; null where it chose nothing. */
export async function readChoice(db: ReadDb, station: string) {
  const uses = await listUses(db, station)
  const of = (paper: PaperKind) => uses.find((use) => use.paper === paper)?.printer ?? null
  return { label: of('label'), page: of('page'), roll: of('roll') }
}
