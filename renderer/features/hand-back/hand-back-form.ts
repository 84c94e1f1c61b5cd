import type { GateSession, IdentityProof } from '../../../shared/hand-back/hand-back.ts'
import type { Gate } from '../../../shared/hand-back/hand-back.contract.ts'
import type { Signing } from '../../../shared/intake/intake.ts'
import type { Accessory } from '../../../shared/jobs/jobs.ts'
import type { Scan } from '../../../shared/scan/scan-codes.ts'
import type { Signature } from '../../ui/SignaturePad.tsx'

/** What the counter said of one accessory: in the customer's hands, or why it is not. */
export interface Tick {
  readonly isReturned: boolean
  /** Ticked by its tag, not by hand. */
  readonly isScanned: boolean
  readonly explanation: string
}

export const IDENTITY_WAYS = ['slip', 'pickup-code', 'document'] as const
export type IdentityWay = (typeof IDENTITY_WAYS)[number]

/** A hand-back as the form holds it; '' for nothing. The signature is apart, because it is never kept in a draft. */
export interface HandBackValues {
  /** By the accessory's id. */
  readonly ticks: Readonly<Record<string, Tick>>
  readonly collectedBy: string
  readonly identityWay: IdentityWay
  /** The RMA number that was scanned from the slip. */
  readonly slip: string
  readonly code: string
  readonly isDocumentSeen: boolean
  readonly documentNote: string
  /** 1 to 5. */
  readonly satisfaction: number | null
  readonly satisfactionNote: string
  readonly advice: string
}

/** Mostly the customer comes in person, so the name is there to be accepted. */
export const emptyHandBack = (customerName: string): HandBackValues => ({
  ticks: {},
  collectedBy: customerName,
  identityWay: 'slip',
  slip: '',
  code: '',
  isDocumentSeen: false,
  documentNote: '',
  satisfaction: null,
  satisfactionNote: '',
  advice: '',
})

const noTick: Tick = { isReturned: false, isScanned: false, explanation: '' }

export const tickOf = (values: Pick<HandBackValues, 'ticks'>, id: string): Tick => ({ ...noTick, ...values.ticks[id] })

/** An accessory that goes back needs no explanation, and one that is explained does not go back. */
export const withTick = (values: HandBackValues, id: string, tick: Partial<Tick>): HandBackValues => ({
  ...values,
  ticks: { ...values.ticks, [id]: { ...tickOf(values, id), ...tick } },
})

const pickUpCode = /^\d{6}$/

/** How the person proved who they are by the way that is chosen; null while they have not. */
export const identityOf = (values: HandBackValues): IdentityProof | null => {
  if (values.identityWay === 'slip') return values.slip === '' ? null : { way: 'slip', rmaNumber: values.slip }
  if (values.identityWay === 'document')
    return values.isDocumentSeen ? { way: 'document', note: values.documentNote.trim() || null } : null
  const code = values.code.normalize('NFKC').replace(/\s/g, '')
  return pickUpCode.test(code) ? { way: 'pickup-code', code } : null
}

/** What the gate judges, from the form. */
export const gateSession = (
  values: HandBackValues,
  accessories: readonly Pick<Accessory, 'id' | 'name'>[],
  signature: Signature,
): GateSession => ({
  accessories: accessories.map(({ id, name }) => ({ id, name, ...tickOf(values, id) })),
  collectedBy: values.collectedBy,
  identity: identityOf(values),
  isSigned: signature.kind !== 'none',
})

/** How it was signed, as the contract says it; null while it was not. */
export const signingOf = (signature: Signature): Signing | null => {
  if (signature.kind === 'none') return null
  return signature.kind === 'paper' ? { way: 'paper' } : { way: 'screen', image: signature.png }
}

/** The contract's request without its key; null while identity or signature is missing. */
export const toCompletion = (gate: Gate, values: HandBackValues, signature: Signature) => {
  const [identity, signing] = [identityOf(values), signingOf(signature)]
  if (identity === null || signing === null) return null
  return {
    jobId: gate.job.id,
    version: gate.job.version,
    accessories: gate.accessories.map(({ id }) => {
      const { isReturned, isScanned, explanation } = tickOf(values, id)
      return { id, isReturned, isScanned: isReturned && isScanned, explanation: isReturned ? null : explanation }
    }),
    collectedBy: values.collectedBy,
    identity,
    signing,
    satisfaction: values.satisfaction,
    satisfactionNote: values.satisfactionNote,
    advice: values.advice,
  }
}

/** Whether anything was entered that a scan of another number would leave behind. */
export const isUntouched = (values: HandBackValues, customerName: string, signature: Signature): boolean =>
  signature.kind === 'none' && JSON.stringify(values) === JSON.stringify(emptyHandBack(customerName))

/** What a scan means to this page. `none`: not this page's business. */
export type GateScan =
  | { readonly kind: 'tick'; readonly accessory: Accessory }
  | { readonly kind: 'foreign-accessory'; readonly code: string }
  | { readonly kind: 'identity'; readonly number: string }
  | { readonly kind: 'other-slip'; readonly number: string }
  | { readonly kind: 'this-job' }
  | { readonly kind: 'sibling'; readonly number: string }
  | { readonly kind: 'none' }

/** Tags of this job, the customer's slip, this job's label and those of its siblings mean something here. */
export const readGateScan = (scan: Scan, gate: Gate): GateScan => {
  if (scan.kind === 'accessory') {
    const accessory = gate.accessories.find(({ code }) => code === scan.code)
    return accessory === undefined ? { kind: 'foreign-accessory', code: scan.code } : { kind: 'tick', accessory }
  }
  if (scan.kind === 'rma') return { kind: scan.number === gate.job.rmaNumber ? 'identity' : 'other-slip', number: scan.number }
  if (scan.kind === 'command') return { kind: scan.command === 'hand-back' ? 'this-job' : 'none' }
  if (scan.kind !== 'job') return { kind: 'none' }
  if (scan.number === gate.job.number) return { kind: 'this-job' }
  const isSibling = gate.siblings.some(({ number }) => number === scan.number)
  return isSibling ? { kind: 'sibling', number: scan.number } : { kind: 'none' }
}
