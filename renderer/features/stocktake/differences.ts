import { mayApprove, type StockDifference } from '../../../shared/stocktake/stocktake.ts'

/** Differences as their list shows them. Pure. */

export interface BinDifferences {
  readonly binId: StockDifference['binId']
  readonly bin: string
  readonly countedBy: string
  readonly countedAt: string
  /** The reader counted it, and is no manager. */
  readonly isOwn: boolean
  readonly lines: readonly StockDifference[]
}

type Reader = Parameters<typeof mayApprove>[0]

/** Bin by bin, as they came; a recount by somebody else is a group of its own. */
export const byBin = (items: readonly StockDifference[], me: Reader): BinDifferences[] => {
  const groups = new Map<string, StockDifference[]>()
  for (const item of items) {
    const key = `${item.binId} ${item.countedById}`
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()].flatMap((lines) => {
    const [first] = lines
    if (first === undefined) return []
    const { binId, bin, countedBy, countedAt, countedById } = first
    return [{ binId, bin, countedBy, countedAt, isOwn: !mayApprove(me, countedById), lines }]
  })
}

/** What the reader would approve now: all that he may, but for what he took the tick from. */
export const chosenOf = (items: readonly StockDifference[], me: Reader, unticked: ReadonlySet<string>): StockDifference[] =>
  items.filter(({ id, countedById }) => mayApprove(me, countedById) && !unticked.has(id))

export const worthOf = (items: readonly Pick<StockDifference, 'value'>[]): number =>
  items.reduce((sum, { value }) => sum + value, 0)
