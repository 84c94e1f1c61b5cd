import type { MoneySheet } from '../../../shared/documents/promise-papers.ts'
import { fill, type Speech } from './wording.ts'

interface MoneyTableProps {
  money: MoneySheet
  speech: Speech
  /** On a paper that says much else: tax within the total, and no last row where everything is settled. */
  isBrief?: boolean
}

/** What was charged, waived and paid, and what that leaves. A till's roll has the same rows. */
export function MoneyTable({ money, speech, isBrief = false }: MoneyTableProps) {
  const { column } = speech.words
  return (
    <table className="money">
      <thead>
        <tr>
          <th>{column.charge}</th>
          <th className="fit end">{column.amount}</th>
        </tr>
      </thead>
      <tbody>
        {money.lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a printed list never changes
          <tr key={index}>
            <td dir="auto">{line.isCovered ? fill(speech.words.text.coveredLine, { name: line.name }) : line.name}</td>
            <td className="fit end">{speech.money(line.amountMinor)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {(isBrief ? briefRows : moneyRows)(money, speech).map(({ label, amountMinor, isSum }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a printed list never changes
          <tr key={index} className={isSum ? 'sum' : 'part'}>
            <td dir="auto">{label}</td>
            <td className="fit end">{speech.money(amountMinor)}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  )
}

export interface MoneyRow {
  label: string
  amountMinor: number
  isSum: boolean
}

const part = (label: string, amountMinor: number): MoneyRow => ({ label, amountMinor, isSum: false })
const sum = (label: string, amountMinor: number): MoneyRow => ({ label, amountMinor, isSum: true })

/** The rows below the lines: tax and total, what was waived and why, what was paid and when, and the rest. */
export function moneyRows(money: MoneySheet, speech: Speech): MoneyRow[] {
  const { text } = speech.words
  const taxed = money.taxMinor === 0 ? [] : [part(text.net, money.netMinor), part(text.tax, money.taxMinor)]
  return [...taxed, sum(text.total, money.totalMinor), ...settlement(money, speech), rest(money, speech)]
}

/** The same in as few rows as say it. */
export function briefRows(money: MoneySheet, speech: Speech): MoneyRow[] {
  const { text } = speech.words
  const total = money.taxMinor === 0 ? text.total : fill(text.totalWithTax, { tax: speech.money(money.taxMinor) })
  const isSettled = money.dueMinor === 0 && money.overpaidMinor === 0
  return [sum(total, money.totalMinor), ...settlement(money, speech), ...(isSettled ? [] : [rest(money, speech)])]
}

function settlement({ waivers, payments }: MoneySheet, { words, instant }: Speech): MoneyRow[] {
  const { text, paymentKind } = words
  return [
    ...waivers.map(({ reason, amountMinor }) => part(fill(text.waived, { reason }), -amountMinor)),
    ...payments.map(({ at, kind, number, amountMinor }) => {
      const paid = { date: instant(at), kind: paymentKind[kind], number }
      return part(fill(amountMinor < 0 ? text.refundedOn : text.paidOn, paid), -amountMinor)
    }),
  ]
}

function rest({ dueMinor, overpaidMinor }: MoneySheet, { words: { text } }: Speech): MoneyRow {
  return overpaidMinor > 0 ? sum(text.overpaid, overpaidMinor) : sum(text.stillDue, dueMinor)
}
