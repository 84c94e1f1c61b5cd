import type { RenderedDocument } from '../../../shared/documents/documents.ts'
import { done, missing, type Outcome } from '../../../shared/kernel/refusal.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { dateInZone } from '../../../shared/kernel/time.ts'
import { scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { readClaim } from '../claims/claims.service.ts'
import { findSupplier } from '../purchasing/suppliers.repository.ts'
import { type Desk, headOf, localeOf } from './desk.ts'
import { renderClaim } from './render-document.tsx'

/** The packing list of a claim, with a code for each line. In the depot's language unless another is asked for. */
export async function drawClaim(desk: Desk, claimId: string): Promise<Outcome<RenderedDocument>> {
  const claim = await readClaim(desk.db, { id: claimId }, dateInZone(desk.now, desk.depot.timeZone))
  const supplier = claim === null ? null : await findSupplier(desk.db, claim.supplierId)
  if (claim === null || supplier === null) return missing
  const locale = localeOf(desk, desk.depot.language)
  const { name, contact, address, phone, email } = supplier
  const { number, state, reference, sentOn, by: claimedBy, note } = claim
  return done(
    renderClaim({
      locale,
      depot: headOf(desk, locale),
      number,
      codePayload: scanCodeOf(number),
      state,
      supplier: { name, contact, address, phone, email },
      reference,
      sentOn,
      claimedBy,
      note,
      lines: claim.items.map((line) => ({
        code: line.code,
        codePayload: scanCodeOf(line.code),
        name: wording(line.name, locale.language),
        sku: line.sku,
        supplierNumber: line.supplierNumber,
        lot: line.lot,
        quantity: line.quantity,
        cause: line.cause,
        reason: line.reason,
        jobNumber: line.job?.number ?? null,
        paidMinor: line.paid,
      })),
    }),
  )
}
