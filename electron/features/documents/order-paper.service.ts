import type { RenderedDocument } from '../../../shared/documents/documents.ts'
import { done, missing, type Outcome } from '../../../shared/kernel/refusal.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { readOrder } from '../purchasing/orders.service.ts'
import { findSupplier } from '../purchasing/suppliers.repository.ts'
import { type Desk, headOf, localeOf } from './desk.ts'
import { renderPurchaseOrder } from './render-document.tsx'

/** An order as it stands now: what was cancelled is asked for no more. In the depot's language unless another is asked for. */
export async function drawPurchaseOrder(desk: Desk, orderId: string): Promise<Outcome<RenderedDocument>> {
  const order = await readOrder(desk.db, { id: orderId })
  const supplier = order === null ? null : await findSupplier(desk.db, order.supplierId)
  if (order === null || supplier === null) return missing
  const locale = localeOf(desk, desk.depot.language)
  const { name, contact, address, phone, email } = supplier
  const { number, state, orderedOn, expectedOn, by: orderedBy, note } = order
  return done(
    renderPurchaseOrder({
      locale,
      depot: headOf(desk, locale),
      number,
      codePayload: scanCodeOf(number),
      state,
      supplier: { name, contact, address, phone, email },
      orderedOn,
      expectedOn,
      orderedBy,
      note,
      lines: order.lines
        .filter((line) => state === 'cancelled' || line.quantity > line.cancelled)
        .map((line) => ({
          name: wording(line.name, locale.language),
          sku: line.sku,
          supplierNumber: line.supplierNumber,
          quantity: state === 'cancelled' ? line.quantity : line.quantity - line.cancelled,
          unitPriceMinor: line.unitPrice,
        })),
    }),
  )
}
