/** The sample depot's hours: Monday to Saturday, 9 to 18, in a zone without summer time. */
const ZONE_OFFSET_MS = 8 * 3_600_000
const HOUR = 3_600_000
const DAY = 24 * HOUR
const [OPENS, CLOSES] = [9 * HOUR, 18 * HOUR]

/** The moment itself when the depot is open then, else one of the working day before, never a later one. Milliseconds UTC. */
export function withinHours(at: number): number {
  const local = at + ZONE_OFFSET_MS
  const sinceOpening = (((local - OPENS) % DAY) + DAY) % DAY
  const opening = local - sinceOpening
  const day = isSunday(opening) ? opening - DAY : opening
  const isOpen = sinceOpening < CLOSES - OPENS
  return day + (isOpen ? sinceOpening : Math.floor((sinceOpening / DAY) * (CLOSES - OPENS))) - ZONE_OFFSET_MS
}

function isSunday(local: number): boolean {
  return new Date(local).getUTCDay() === 0
}

/**
 * Spreads `count` moments over `start` … `end`, each within the depot's hours, at least two minutes apart, the last one never
 * after `end`.
 */
export function spread(start: number, end: number, count: number): number[] {
  const moments: number[] = []
  for (let index = 1; index <= count; index += 1) {
    const wanted = withinHours(start + ((end - start) * index) / count)
    const latest = end - (count - index) * 2 * 60_000
    moments.push(Math.min(latest, Math.max(wanted, (moments.at(-1) ?? start) + 2 * 60_000)))
  }
  return moments
}
