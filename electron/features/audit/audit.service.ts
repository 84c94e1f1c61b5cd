import type { BrokenLink, CheckedPage } from '../../../shared/audit/audit.contract.ts'
import { type ChainName, entryHash } from '../../db/hash-chain.ts'
import type { ReadDb } from '../../db/store.ts'
import {
  type ChainEntry,
  findContradicted,
  findStaffName,
  findUntold,
  readEnd,
  readEntries,
  readHashUpTo,
} from './audit.repository.ts'

/** Entries of one page: some milliseconds of hashing, after which others have their turn. */
const PAGE = 1000

/**
 * Checks one page of a chain and names the first broken link in it: an entry that says something else than it did, one that is not
 * linked to what stands before it, an end that is not the end, or a unit that the screens show elsewhere than its last entry says.
 * (MISSION.md, J2.)
 */
export async function verifyPage(db: ReadDb, { chain, after }: { chain: ChainName; after: number }): Promise<CheckedPage> {
  // The end first: what is added meanwhile lies beyond it, and is seen by the entries that are read afterwards.
  const { head, end } = await readEnd(db, chain)
  const [entries, before] = await Promise.all([readEntries(db, chain, after, PAGE), readHashUpTo(db, chain, after)])
  const found = firstBroken(entries, before)
  const last = entries.at(-1)?.seq ?? after
  const isEnd = entries.length < PAGE
  const checked = { checked: entries.length, last, isEnd, end }
  if (found !== null) return { ...checked, broken: await named(db, found.entry, found.fault) }
  const isWhole = !isEnd || (await isEndOf(db, chain, { head, end, entries, before }))
  if (!isWhole) return { ...checked, broken: await named(db, entries.at(-1) ?? nothing(after), 'cut-off') }
  const shown = chain === 'custody' ? await findShownElsewhere(db, { after, upTo: last, isEnd }) : null
  return { ...checked, broken: shown && (await named(db, shown, 'contradicted')) }
}

/** The entry of a unit that is shown with somebody else than it says, with what is shown; at the end also a unit that has none. */
async function findShownElsewhere(
  db: ReadDb,
  { after, upTo, isEnd }: { after: number; upTo: number; isEnd: boolean },
): Promise<ChainEntry | null> {
  const contradicted = await findContradicted(db, { after, upTo })
  if (contradicted !== undefined) {
    const { seq, ...content } = contradicted
    return { ...nothing(seq), content }
  }
  const untold = isEnd ? await findUntold(db) : undefined
  return untold === undefined ? null : { ...nothing(upTo), content: { ...untold, at: untold.since } }
}

interface Page {
  head: string
  end: number
  entries: readonly ChainEntry[]
  before: string
}

/** Whether the chain ends with the entry that its head remembers. */
async function isEndOf(db: ReadDb, chain: ChainName, { head, end, entries, before }: Page): Promise<boolean> {
  const atEnd = entries.find(({ seq }) => seq === end)
  if (atEnd !== undefined) return atEnd.hash === head
  return end === 0 ? head === '' : (entries.length === 0 ? before : await readHashUpTo(db, chain, end)) === head
}

function firstBroken(entries: readonly ChainEntry[], before: string): { entry: ChainEntry; fault: BrokenLink['fault'] } | null {
  let last = before
  for (const entry of entries) {
    if (entry.linkedTo !== last) return { entry, fault: 'unlinked' }
    if (entry.hash !== entryHash(entry.linkedTo, entry.content)) return { entry, fault: 'altered' }
    last = entry.hash
  }
  return null
}

const nothing = (seq: number): ChainEntry => ({ seq, content: {}, linkedTo: '', hash: '' })

async function named(db: ReadDb, { seq, content }: ChainEntry, fault: BrokenLink['fault']): Promise<BrokenLink> {
  const [at, by] = [content['at'], content['by_id']]
  return {
    fault,
    seq,
    at: typeof at === 'string' ? at : '',
    by: typeof by === 'string' ? await findStaffName(db, by) : null,
    content: { ...content },
  }
}
