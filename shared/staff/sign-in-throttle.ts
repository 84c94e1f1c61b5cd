/** Wrong tries that cost nothing. */
export const FREE_TRIES = 5
const FIRST_DELAY_SECONDS = 30
const LONGEST_DELAY_SECONDS = 900

/**
 * Seconds to wait after this many wrong tries in a row: none before the fifth, then 30 and doubling, never more than 15 minutes,
 * so that nobody is locked out for good. Source of the rule: QUALITY.md, "Sign-in".
 */
export function delayAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0
  return Math.min(FIRST_DELAY_SECONDS * 2 ** Math.min(failures - FREE_TRIES, 10), LONGEST_DELAY_SECONDS)
}
