import type { OrderPaperData } from '../../../shared/documents/order-paper.ts'
import { DocumentFrame } from './DocumentFrame.tsx'
import { DocumentSection } from './DocumentSection.tsx'
import { FactsGrid } from './FactsGrid.tsx'
import { SignatureBlock } from './SignatureBlock.tsx'
import type { Speech } from './wording.ts'

/** The order that goes to a supplier. Its code opens it again when the parcel and its papers come. */
export function PurchaseOrderPaper({ data, speech }: { data: OrderPaperData; speech: Speech }) {
  const { words } = speech
  const { field, section, text } = words
  const { supplier } = data
  const day = (date: string | null) => (date === null ? text.notStated : speech.day(date))
  const isUnsent = data.state === 'draft' || data.state === 'cancelled'
  return (
    <DocumentFrame
      sheet={0}
      depot={data.depot}
      title={words.title.purchaseOrder}
      {...(isUnsent ? { tag: words.orderState[data.state] } : {})}
      number={data.number}
      codePayload={data.codePayload}
    >
      <FactsGrid
        facts={[
          { label: field.supplier, value: supplier.name },
          { label: field.orderedOn, value: day(data.orderedOn) },
          { label: field.contact, value: supplier.contact },
          { label: field.expectedOn, value: day(data.expectedOn) },
          { label: field.address, value: supplier.address },
          { label: field.orderedBy, value: data.orderedBy },
          { label: field.phone, value: supplier.phone },
          { label: field.email, value: supplier.email },
        ]}
      />
      <DocumentSection title={section.orderLines}>
        <OrderTable data={data} speech={speech} />
      </DocumentSection>
      {data.note === null ? null : (
        <DocumentSection title={section.planNote}>
          <p className="prose" dir="auto">
            {data.note}
          </p>
        </DocumentSection>
      )}
      <p className="section">{text.quoteOrderNumber}</p>
      <SignatureBlock
        speech={speech}
        declaration={null}
        fields={[{ caption: words.sign.depot, name: data.orderedBy, image: null, at: null }]}
      />
    </DocumentFrame>
  )
}

function OrderTable({ data, speech }: { data: OrderPaperData; speech: Speech }) {
  const { column, text } = speech.words
  const total = data.lines.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, 0)
  return (
    <table className="money">
      <thead>
        <tr>
          <th>{column.part}</th>
          <th>{column.supplierNumber}</th>
          <th className="fit end">{column.quantity}</th>
          <th className="fit end">{column.unitPrice}</th>
          <th className="fit end">{column.amount}</th>
        </tr>
      </thead>
      <tbody>
        {data.lines.map((line) => (
          <tr key={line.sku}>
            <td>
              <bdi>{line.name}</bdi> <span className="small muted">{line.sku}</span>
            </td>
            <td>{line.supplierNumber ?? text.notStated}</td>
            <td className="fit end">{line.quantity}</td>
            <td className="fit end">{speech.money(line.unitPriceMinor)}</td>
            <td className="fit end">{speech.money(line.quantity * line.unitPriceMinor)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="sum">
          <td colSpan={4}>{text.total}</td>
          <td className="fit end">{speech.money(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
