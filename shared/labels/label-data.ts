/** What labels are of, as plain data: names and kinds arrive in the label's language. What a thing costs is no part of any. */

export interface JobLabelData {
  /** IANA zone of the depot. */
  timeZone: string
  number: string
  codePayload: string
  customerShortName: string
  /** The whole number; a label shows its last four digits, since everybody reads it who walks past the shelf. */
  customerPhone: string | null
  brand: string
  model: string
  serial: string | null
  receivedAt: string
  isUrgent: boolean
  accessoryCount: number
  rmaNumber: string
  fault: string
}

/** Of a unit itself, whoever owns it and whatever is done to it; one that the depot lends says the same of itself. */
export interface UnitLabelData {
  number: string
  codePayload: string
  /** Brand and model. */
  model: string
  serial: string | null
  depotName: string
  depotPhone: string | null
}

export interface AccessoryLabelData {
  jobNumber: string
  codePayload: string
  name: string
  customerShortName: string
  /** This tag is the `index`-th of `count`, counted from 1. */
  index: number
  count: number
}

export interface PartLabelData {
  number: string
  codePayload: string
  sku: string
  /** In the label's language first; one where both are the same. */
  names: readonly string[]
  makerNumber: string | null
}

export interface BinLabelData {
  number: string
  codePayload: string
  code: string
  name: string | null
  kind: string
}

export interface BadgeData {
  depotName: string
  staffName: string
  roles: readonly string[]
  codePayload: string
}

export interface CommandLabelData {
  codePayload: string
  name: string
  hint: string
}

/** The last four digits of a phone number, ignoring all signs; null when it has none. A label shows no more than these. */
export function lastFourDigits(phone: string | null): string | null {
  const digits = (phone ?? '').normalize('NFKC').replaceAll(/\D/g, '')
  return digits === '' ? null : digits.slice(-4)
}
