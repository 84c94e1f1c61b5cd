import type { Duties } from './policy.ts'

/** Free maintenance visits of a customer in a calendar year. `left` is never below 0, however many were used. */
export interface VisitsDue {
  perYear: number
  used: number
  left: number
}

/** The best row that the customer's units reach, owned or bought at once. (MISSION.md, B4.) */
export function visitsDue(
  duties: Pick<Duties, 'maintenance'>,
  customer: { unitsOwned: number; unitsBoughtAtOnce: number; usedThisYear: number },
): VisitsDue {
  const reached = duties.maintenance.filter(
    ({ owned, boughtAtOnce }) =>
      (owned !== null && customer.unitsOwned >= owned) || (boughtAtOnce !== null && customer.unitsBoughtAtOnce >= boughtAtOnce),
  )
  const perYear = Math.max(0, ...reached.map((row) => row.visitsPerYear))
  return { perYear, used: customer.usedThisYear, left: Math.max(0, perYear - customer.usedThisYear) }
}
