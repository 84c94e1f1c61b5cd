import { z } from 'zod'

/**
 * Why the depot says no although the request was well formed. Each has a sentence in the catalogues under `refusal.<code>`
 * with the same parameters, and says what to do next.
 */
export const REFUSALS = [
  // depot and staff
  'already-set-up',
  'wrong-pin',
  'wrong-badge',
  'too-many-tries', // seconds
  'last-administrator',
  'name-taken', // name
  'pin-too-simple',
  // intake
  'serial-has-open-job', // number
  'serial-is-expected', // number
  'serial-belongs-to-model', // model
  'model-unknown', // model
  'phone-known', // name
  'model-known', // model
  'serial-twice-in-rma', // serial
  'bad-imei', // serial
  'date-in-future', // field
  'date-before', // field
  'unknown-attachment',
  'no-proof-shown',
  'not-a-photo',
  'photo-too-large', // max (MB)
  'photo-too-many-pixels', // max (million)
  // stages
  'move-not-in-table', // from, to
  'move-not-permitted',
  'no-assessment',
  'not-solved',
  'not-approved',
  'not-declined',
  'no-repair-entry',
  'test-not-passed',
  'only-by-test',
  'only-by-hand-back',
  'only-by-arrival',
  'on-hold', // reason
  'not-a-technician', // name
  'not-on-hold',
  'already-closed',
  'wrong-stage', // stage
  'timer-running', // number
  'timer-not-running',
  'checklist-incomplete',
  'entry-not-of-job',
  'no-passcode',
  'passcode-wiped',
  'nothing-to-undo',
  // arrivals
  'already-arrived', // number
  'not-announced', // number
  'arrival-settled',
  'arrivals-changed',
  // plans
  'no-plan',
  'parts-not-released',
  'consent-missing',
  'discount-needs-manager',
  'plan-outdated', // number
  'plan-expired', // date
  'plan-answered',
  'fee-above-offer', // amount
  'link-unknown',
  'link-expired',
  'link-used',
  'link-outdated',
  'no-address-for-link',
  // money; amounts come with the currency that they are worded in
  'payment-above-due', // amount, currency
  'nothing-due',
  'waiver-above-due', // amount, currency
  'nothing-overpaid',
  'refund-above-overpaid', // amount, currency
  // stock
  'not-in-bin', // there
  'stock-reserved', // there
  'not-reserved', // there
  'not-picked', // there
  'fit-not-permitted',
  'lot-not-in-bin',
  'lot-needed', // sku
  'lot-not-tracked', // sku
  'one-serial-a-piece',
  'lots-differ', // sku, quantity
  'serial-in-stock', // serial
  'serial-in-no-bin', // sku, serial
  'more-than-needed', // needed
  'same-bin',
  'bin-not-usable', // bin
  'wrong-bin-kind', // bin, kind
  'bin-not-empty', // bin
  'bin-known', // bin
  'bin-closed', // bin
  'part-closed', // sku
  'sku-known', // sku
  'barcode-known', // code, sku
  'tracking-in-use', // sku, there
  'part-needed', // sku, jobs
  'parts-in-hand', // parts
  'parts-short', // parts
  'no-parts-planned',
  // purchasing
  'supplier-known', // name
  'supplier-closed', // name
  'offer-known', // name, sku
  'order-empty',
  'order-not-draft',
  'order-not-sent',
  'order-over',
  'line-over', // sku
  'not-ordered', // sku
  'more-than-ordered', // ordered, sku
  'delivery-of-other',
  // stocktake
  'stocktake-closed', // number
  'nothing-to-count',
  'bin-in-stocktake', // bin, number
  'bin-under-count', // bin, number
  'bin-not-in-stocktake', // bin, number
  'bin-being-counted', // bin, name
  'bin-counted', // bin
  'bin-not-begun', // bin
  'bin-not-counted', // bin
  'serial-counted', // serial
  'own-count', // bin
  'difference-settled', // sku, bin
  'moved-since-count', // sku, bin, there
  'serial-elsewhere', // serial, bin
  'bins-not-counted', // bins
  'differences-open', // open
  // claims on suppliers
  'claim-empty',
  'claim-not-draft',
  'claim-not-sent',
  'claim-full', // max
  'claim-supplier-closed', // name
  'claim-line-changed', // sku
  'not-in-quarantine', // sku
  'claimed-already', // sku, number
  'answered-more', // open
  'credit-above-paid', // amount, currency
  'never-stock', // sku
  // imports
  'import-too-large', // max (MB)
  'import-too-long', // max (lines)
  'import-not-a-table',
  'import-old-excel',
  'import-broken',
  'import-quote-open', // line
  'import-empty',
  'import-column-twice', // column
  'import-column-missing', // column
  'import-file-gone',
  'import-not-checked',
  'import-has-faults', // bad
  'import-running', // name
  'import-no-cost', // sku
  'unknown-sku', // sku
  'unknown-bin', // bin
  'unknown-supplier', // name
  'unknown-model', // model
  // hand-back
  'gate-red', // lines
  'wrong-identity',
  'accessory-open', // name
  'no-signature',
  // loaners
  'loaner-known', // serial, number
  'loaner-out', // number, job, name
  'loaner-out-of-use', // number, reason
  'job-has-loaner', // number
  'loaner-back', // number, name
  'loaner-accessory-open', // names
  'loaner-not-back', // number, model
  // custody
  'unit-left', // job, name, date
  'unit-not-here',
  'place-known', // place
  'place-closed', // place
  'place-not-empty', // place
  // policies
  'policy-contradicts', // rules: 'impossible 2.1; clash 1.1 1.2'
  'policy-in-use',
  'policy-not-active',
  // service
  'only-by-remote',
  'unit-in-house',
  'session-open', // name
  'session-ended',
  'already-escalated',
  'not-escalated',
  'nothing-to-tell',
  'quality-report-missing',
  'report-judged', // number
  // documents
  'no-printer-here',
  'printer-closed', // name
  'printer-known', // name
  'printer-kind-fixed',
  'printer-public', // address
  'printer-not-found', // address
  'labels-only', // name
  'no-page-on-roll', // name
  'label-too-large', // name, width, height
  'printed-before',
  'print-moved-on',
  'print-forgotten',
  'not-closed-yet',
  'not-handed-back',
  'not-arrived-yet',
  'not-ready-yet',
  'not-scrapped',
  'nothing-paid',
  'no-report-of-job',
  'nothing-awaited',
  'picture-gone',
  // labels
  'label-text-too-long', // labelField, labelKind, of
  'label-no-room', // labelField, labelKind, of
  'label-code-too-fine', // labelKind
  'label-unreadable', // of
  'loaded-label-text-too-long', // labelField, labelKind, of, name, size
  'loaded-label-no-room', // labelField, labelKind, of, name, size
  'loaded-label-code-too-fine', // labelKind, name, size
  // requests
  'key-reused',
  'unknown-code',
  'disk-full',
] as const
export const refusalCode = z.enum(REFUSALS)
export type RefusalCode = z.infer<typeof refusalCode>

export const refusal = z.object({ reason: refusalCode, params: z.record(z.string(), z.union([z.string(), z.number()])) })
export type Refusal = z.infer<typeof refusal>

/** A use case's answer: what was done, or why it was not. Anything but `done` leaves nothing in the store. */
export type Outcome<T> = Done<T> | NotDone
export type Done<T> = { readonly kind: 'done'; readonly value: T }
export type NotDone =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The record moved on since the caller read it. */
  | { readonly kind: 'stale'; readonly yours: number; readonly current: number }
  | { readonly kind: 'missing' }

export const done = <T>(value: T): Done<T> => ({ kind: 'done', value })

export const refuse = (reason: RefusalCode, params: Refusal['params'] = {}): NotDone => ({
  kind: 'refused',
  refusal: { reason, params },
})

export const stale = (yours: number, current: number): NotDone => ({ kind: 'stale', yours, current })

export const missing: NotDone = { kind: 'missing' }
