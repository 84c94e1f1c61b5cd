import type { MinorUnits } from '../kernel/money.ts'

/** Quantities are counted in thousandths: 1.5 hours is 1500. */
export const QUANTITY_ONE = 1000
/** Tax is counted in hundredths of a per cent: 19 % is 1900. */
export const TAX_WHOLE = 10_000

/** Limits that keep every product a safe integer: 1,000 pieces at nine million with cents, taxed whole, is 9 · 10^15. */
export const MOST_QUANTITY = 1000 * QUANTITY_ONE
export const MOST_PRICE: MinorUnits = 900_000_000

export interface PricedLine {
  /** Thousandths. */
  quantity: number
  unitPrice: MinorUnits
  /** Off the whole line, before tax. */
  discount: MinorUnits
  /** Hundredths of a per cent. */
  taxPoints: number
  isCovered: boolean
}

export interface LineAmounts {
  /** What the line is worth, whoever pays. */
  gross: MinorUnits
  /** What the customer pays before tax: nothing where it is covered. */
  net: MinorUnits
  tax: MinorUnits
}

export interface Totals {
  net: MinorUnits
  tax: MinorUnits
  total: MinorUnits
  /** What the customer would pay before tax were nothing covered, less what he does pay. */
  covered: MinorUnits
}

/** Half away from zero on the whole number, as tills round. Throws when the answer could not be exact. */
export function divideRounded(amount: number, by: number): number {
  if (!Number.isSafeInteger(amount) || !Number.isSafeInteger(by) || by <= 0) throw new RangeError('safe integers only')
  const whole = Math.trunc(amount / by)
  const rest = Math.abs(amount - whole * by)
  const rounded = rest * 2 >= by ? whole + Math.sign(amount) : whole
  // No amount is "minus nothing".
  return rounded + 0
}

/** Rounded once for the price and once for the tax, so that lines add up to what is printed under them. (MISSION.md, C3.) */
export function lineAmounts(line: PricedLine): LineAmounts {
  const gross = divideRounded(line.quantity * line.unitPrice, QUANTITY_ONE)
  const net = line.isCovered ? 0 : gross - line.discount
  return { gross, net, tax: divideRounded(net * line.taxPoints, TAX_WHOLE) }
}

/** The sum of the lines as they are shown, minor unit by minor unit. */
export function totalsOf(lines: readonly PricedLine[]): Totals {
  const amounts = lines.map((line) => ({ ...lineAmounts(line), isCovered: line.isCovered, discount: line.discount }))
  const net = sum(amounts.map((line) => line.net))
  const tax = sum(amounts.map((line) => line.tax))
  const covered = sum(amounts.filter((line) => line.isCovered).map((line) => line.gross - line.discount))
  return { net, tax, total: net + tax, covered }
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
