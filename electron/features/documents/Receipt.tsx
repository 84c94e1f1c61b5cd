import type { ReceiptData } from '../../../shared/documents/promise-papers.ts'
import { DocumentFrame } from './DocumentFrame.tsx'
import { DocumentSection } from './DocumentSection.tsx'
import { type Fact, FactsGrid } from './FactsGrid.tsx'
import { MoneyTable } from './MoneyTable.tsx'
import { TermsText } from './TermsText.tsx'
import type { Speech } from './wording.ts'

/** The receipt of one payment or refund on office paper: who paid what for which job, and what that leaves. (MISSION.md, G3.) */
export function Receipt({ data, speech }: { data: ReceiptData; speech: Speech }) {
  return (
    <DocumentFrame
      sheet={0}
      depot={data.depot}
      title={receiptTitle(data, speech)}
      number={data.number}
      codePayload={data.job.codePayload}
    >
      <FactsGrid facts={receiptFacts(data, speech)} />
      <Paid data={data} speech={speech} />
      <DocumentSection title={speech.words.section.charges}>
        <MoneyTable money={data.money} speech={speech} />
      </DocumentSection>
      <TermsText title={speech.words.section.terms} terms={data.depot.terms} />
    </DocumentFrame>
  )
}

/** What it is called: a refund is no receipt. */
export function receiptTitle({ payment }: ReceiptData, { words }: Speech): string {
  return payment.amountMinor < 0 ? words.title.refundReceipt : words.title.receipt
}

/** Who paid, when and for what. */
export function receiptFacts({ job, customerName, payment, by, at }: ReceiptData, { words, instant }: Speech): Fact[] {
  const { field, text } = words
  const isRefund = payment.amountMinor < 0
  return [
    { label: field.customer, value: customerName },
    { label: field.paidAt, value: instant(at) },
    { label: field.job, value: job.number },
    { label: field.rma, value: job.rmaNumber },
    { label: field.model, value: `${job.brand} ${job.model}` },
    { label: field.serial, value: job.serial ?? text.noSerial },
    { label: isRefund ? field.refundedBy : field.receivedBy, value: by },
    { label: field.reference, value: payment.reference },
    { label: field.reason, value: payment.reason, isWide: true },
  ]
}

/** The figure that the paper is about, large. */
function Paid({ data: { payment }, speech }: { data: ReceiptData; speech: Speech }) {
  const { field, paymentKind } = speech.words
  return (
    <div className="callout">
      <div className="callout-value amount">{speech.money(Math.abs(payment.amountMinor))}</div>
      <div>
        <div>{payment.amountMinor < 0 ? field.amountRefunded : field.amountPaid}</div>
        <div className="callout-label">{paymentKind[payment.kind]}</div>
      </div>
    </div>
  )
}
