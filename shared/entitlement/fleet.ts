import type { Duties } from './policy.ts'

/** Free maintenance visits of a customer in a calendar year. `left` is never below 0, however many were used. */
export interface VisitsDue {
  perYear: number
  used: number
  left: number
}

/** Whether a customer's units give what a row of the table promises. */
export function isRowReached(
  { owned, boughtAtOnce }: Duties['maintenance'][number],
  customer: { unitsOwned: number; unitsBoughtAtOnce: number },
): boolean {
  return (owned !== null && customer.unitsOwned >= owned) || (boughtAtOnce !== null && customer.unitsBoughtAtOnce >= boughtAtOnce)
}

/** The best row that the customer's units reach, owned or bought at once. (MISSION.md, B4.) */
export function visitsDue(
  duties: Pick<Duties, 'maintenance'>,
  customer: { unitsOwned: number; unitsBoughtAtOnce: number; usedThisYear: number },
): VisitsDue {
  const reached = duties.maintenance.filter((row) => isRowReached(row, customer))
  const perYear = Math.max(0, ...reached.map((row) => row.visitsPerYear))
  return { perYear, used: customer.usedThisYear, left: Math.max(0, perYear - customer.usedThisYear) }
}
