import type { PickLine } from '../../../shared/job-parts/picking.ts'
import type { BinId, PartId } from '../../../shared/kernel/ids.ts'
import type { CodeMeaning, PartSummary } from '../../../shared/parts/parts.ts'

/** Picking asks one thing after the other. Pure: what is asked next, and what a code makes of what is at hand. */

export interface Picking {
  /** The bin that was scanned last. */
  readonly binId: BinId | null
  /** The part in the hand, and how many of it. */
  readonly partId: PartId | null
  readonly count: number
  /** Its batch. A serial is picked as soon as it is known. */
  readonly batch: string | null
}

export const NOTHING_PICKED: Picking = { binId: null, partId: null, count: 0, batch: null }

export type Question = 'bin' | 'part' | 'serial' | 'batch' | 'count'

/** What a code did: a step on, everything is said and can be picked, or why it was no use. */
export type PickAnswer =
  | { readonly kind: 'step'; readonly picking: Picking }
  | { readonly kind: 'pick'; readonly line: PickLine; readonly quantity: number; readonly lot: string | null }
  | { readonly kind: 'no'; readonly reason: 'other-bin' | 'bin-first' | 'other-part' | 'unknown' | 'too-many' }

const step = (picking: Picking): PickAnswer => ({ kind: 'step', picking })
const no = (reason: Extract<PickAnswer, { kind: 'no' }>['reason']): PickAnswer => ({ kind: 'no', reason })

/** The line that is being picked: that of the part in the hand, else the first of the scanned bin, else the first. */
export const lineAtHand = (lines: readonly PickLine[], { binId, partId }: Picking): PickLine | undefined =>
  lines.find((line) => line.binId === binId && line.partId === partId) ?? lines.find((line) => line.binId === binId) ?? lines[0]

export const questionOf = (line: PickLine, { binId, partId, batch }: Picking): Question => {
  if (binId !== line.binId) return 'bin'
  if (partId !== line.partId) return 'part'
  if (line.tracking === 'serial') return 'serial'
  return line.tracking === 'batch' && batch === null ? 'batch' : 'count'
}

/** What a code or typed words do; `meaning` is what the depot knows of them. */
export const takeCode = (
  lines: readonly PickLine[],
  picking: Picking,
  { meaning, text }: { readonly meaning: CodeMeaning; readonly text: string },
): PickAnswer => {
  switch (meaning.kind) {
    case 'bin':
      return lines.some(({ binId }) => binId === meaning.bin.id)
        ? step({ ...NOTHING_PICKED, binId: meaning.bin.id })
        : no('other-bin')
    case 'part':
      return takePart(lines, picking, meaning.part, meaning.lot)
    case 'several': {
      const here = meaning.parts.find((part) => lines.some((line) => line.binId === picking.binId && line.partId === part.id))
      return here === undefined ? no('other-part') : takePart(lines, picking, here, null)
    }
    case 'unknown':
      return takeWords(lines, picking, text.trim())
  }
}

const takePart = (lines: readonly PickLine[], picking: Picking, part: PartSummary, lot: string | null): PickAnswer => {
  if (picking.binId === null) return no('bin-first')
  const line = lines.find(({ binId, partId }) => binId === picking.binId && partId === part.id)
  if (line === undefined) return no('other-part')
  const inHand = picking.partId === part.id ? picking : { ...picking, partId: part.id, count: 0, batch: null }
  if (line.tracking === 'none') return counted(line, inHand, inHand.count + 1)
  return lot === null ? step(inHand) : takeLot(line, inHand, lot)
}

/** Each scan of the same batch is one piece more of it. */
const takeLot = (line: PickLine, picking: Picking, lot: string): PickAnswer => {
  if (line.tracking === 'serial') return { kind: 'pick', line, quantity: 1, lot }
  return counted(line, { ...picking, batch: lot }, picking.batch === lot ? picking.count + 1 : 1)
}

/** All that is promised is in the hand: it is picked. */
const counted = (line: PickLine, picking: Picking, count: number): PickAnswer =>
  count < line.quantity
    ? step({ ...picking, count })
    : { kind: 'pick', line, quantity: count, lot: line.tracking === 'batch' ? picking.batch : null }

/** A serial or batch that the depot has not heard of, or a typed figure. */
const takeWords = (lines: readonly PickLine[], picking: Picking, text: string): PickAnswer => {
  const line = lineAtHand(lines, picking)
  const question = line === undefined ? 'bin' : questionOf(line, picking)
  if (line === undefined || text === '') return no('unknown')
  if (question === 'serial' || question === 'batch') return takeLot(line, picking, text)
  if (question !== 'count' || !/^[1-9]\d{0,6}$/.test(text)) return no('unknown')
  if (Number(text) > line.quantity) return no('too-many')
  return { kind: 'pick', line, quantity: Number(text), lot: picking.batch }
}
