import { type CodeMeaning, type PartSummary, skuOf } from '../../../shared/parts/parts.ts'
import { readElementString } from '../../../shared/scan/gs1.ts'
import { parseScan } from '../../../shared/scan/scan-codes.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import type { ReadDb } from '../../db/store.ts'
import { findBin, findBinBySeq, findBinIdByCode } from '../stock/bins.repository.ts'
import { findByBarcode, findByLot, findByMakerNumber, findPartBy } from './part-file.repository.ts'

const UNKNOWN: CodeMeaning = { kind: 'unknown' }

/** What a code means at the parts desk, a number typed by hand too: P12 is the twelfth part unless anything is called so. */
export async function lookUpCode(db: ReadDb, code: string): Promise<CodeMeaning> {
  const meaning = await lookUpScan(db, code)
  return meaning.kind === 'unknown' ? byTypedNumber(db, code) : meaning
}

/**
 * What a scanned code means at the parts desk: an own code, else whatever knows it first, the surest first: SKU, a bin's own
 * code, a barcode (EAN, UPC, the (01) of GS1 with its batch or serial), a maker's number, a batch or serial.
 */
export async function lookUpScan(db: ReadDb, code: string): Promise<CodeMeaning> {
  const scan = parseScan(code)
  if (scan.kind === 'part') return onePart(scan.number, await findPartBy(db, 'part.seq', scan.sequence))
  if (scan.kind === 'bin') return binOf(await findBinBySeq(db, scan.sequence))
  if (scan.kind !== 'foreign') return UNKNOWN
  const { text } = scan
  const searches = [
    async () => onePart(text, await findPartBy(db, 'part.sku', skuOf(text))),
    () => binByCode(db, text),
    async () => byBarcode(db, code),
    async () => onePart(text, await findByMakerNumber(db, text)),
    () => byLot(db, text),
  ]
  for (const search of searches) {
    const meaning = await search()
    if (meaning.kind !== 'unknown') return meaning
  }
  return UNKNOWN
}

function onePart(code: string, parts: readonly PartSummary[], lot: string | null = null): CodeMeaning {
  const [first, ...others] = parts
  if (first === undefined) return UNKNOWN
  return others.length === 0 ? { kind: 'part', part: first, lot } : { kind: 'several', code, parts: [...parts] }
}

const binOf = (bin: Awaited<ReturnType<typeof findBin>>): CodeMeaning => (bin === null ? UNKNOWN : { kind: 'bin', bin })

async function binByCode(db: ReadDb, text: string): Promise<CodeMeaning> {
  const id = await findBinIdByCode(db, text)
  return id === null ? UNKNOWN : binOf(await findBin(db, id))
}

/** A box's element string names the batch or serial of what is in it too. */
async function byBarcode(db: ReadDb, code: string): Promise<CodeMeaning> {
  const parts = await findByBarcode(db, code)
  const said = readElementString(code)
  const tracking = parts[0]?.tracking
  const lot = tracking === 'serial' ? said?.serial : tracking === 'batch' ? said?.batch : null
  return onePart(code, parts, lot ?? null)
}

async function byLot(db: ReadDb, text: string): Promise<CodeMeaning> {
  const found = await findByLot(db, text)
  return onePart(
    text,
    found.map(({ part }) => part),
    found[0]?.lot ?? null,
  )
}

async function byTypedNumber(db: ReadDb, text: string): Promise<CodeMeaning> {
  const typed = parseTypedNumber(text, 'part')
  if (typed?.kind === 'bin') return binOf(await findBinBySeq(db, typed.sequence))
  return typed?.kind === 'part' && /^(?:HB)?P/i.test(text.normalize('NFKC'))
    ? onePart(text, await findPartBy(db, 'part.seq', typed.sequence))
    : UNKNOWN
}
