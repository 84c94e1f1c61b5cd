/**
 * Value of stock by moving average cost, in whole minor units. (MISSION.md, E9.) A part's value is the sum of its movements'
 * values; what leaves takes its share of it, and the last piece takes what is left, so that no fraction is ever lost or made.
 */

/** What a part's stock is: pieces that the depot owns and what they cost together. */
export interface Worth {
  readonly owned: number
  readonly value: number
}

/** The share of a part's value that `quantity` of its pieces take along when they leave, halves rounded up. */
export function shareOf({ owned, value }: Worth, quantity: number): number {
  if (quantity > owned) throw new RangeError('more pieces than there are')
  return quantity === owned ? value : rounded(value, quantity, owned)
}

/** The average cost of one piece, halves rounded up; null while there is none. */
export function averageCost({ owned, value }: Worth): number | null {
  return owned === 0 ? null : rounded(value, 1, owned)
}

/** `value * part / whole` without a fraction in between; halves are rounded up. Big figures would lose their last digits as numbers. */
function rounded(value: number, part: number, whole: number): number {
  return Number((2n * BigInt(value) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)))
}

/**
 * A part's value divided over its places by their pieces, in the order given, so that the shares add up to the whole: each takes
 * its share of what those before it left.
 */
export function divideValue(worth: Worth, pieces: readonly number[]): number[] {
  let left = worth
  return pieces.map((quantity) => {
    const value = shareOf(left, quantity)
    left = { owned: left.owned - quantity, value: left.value - value }
    return value
  })
}
