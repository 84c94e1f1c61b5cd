import type { OrderPaperData } from '../../../shared/documents/order-paper.ts'
import { SupplierLetter } from './SupplierLetter.tsx'
import type { Speech } from './wording.ts'

/** The order that goes to a supplier. Its code opens it again when the parcel and its papers come. */
export function PurchaseOrderPaper({ data, speech }: { data: OrderPaperData; speech: Speech }) {
  const { field, orderState, section, text, title } = speech.words
  const day = (date: string | null) => (date === null ? text.notStated : speech.day(date))
  return (
    <SupplierLetter
      data={data}
      speech={speech}
      title={title.purchaseOrder}
      tag={data.state === 'draft' || data.state === 'cancelled' ? orderState[data.state] : null}
      facts={[
        { label: field.orderedOn, value: day(data.orderedOn) },
        { label: field.expectedOn, value: day(data.expectedOn) },
        { label: field.orderedBy, value: data.orderedBy },
      ]}
      heading={section.orderLines}
      request={text.quoteOrderNumber}
      signedBy={data.orderedBy}
    >
      <OrderTable data={data} speech={speech} />
    </SupplierLetter>
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
