import { hasValidCheckCharacter, withCheckCharacter } from '../kernel/check-character.ts'
import { readCertificateCode } from './certificate-code.ts'
import { type ElementString, readElementString } from './gs1.ts'
import { badgeAlphabet, badgeSecretLength, benchCommands, type BenchCommand, staffToken } from './scan-tokens.ts'
import { readScanText, type UnreadableReason } from './scan-text.ts'

/**
 * The grammar of the depot's own codes.
 *
 *   payload  = 'HB' number             at most 16 characters, A-Z 0-9: QR version 1-Q alphanumeric, short Code 128
 *   number   = type body check         what is printed as text and said on the phone; check as in ISO 7064 MOD 37,36
 *   J R U P B Q V K L T body = sequence          at least 7 digits, no further leading zeros
 *   A        body = job's sequence, two digits index
 *   W        body = claim's sequence, two digits index
 *   S        body = ten characters of the badge's secret
 *   C        body = two digits of the command
 *   X        body = a signed certificate, far longer than all others: see certificate-code.ts
 *   N        body = four digits, how many
 *   M        body = ten characters of the person
 */
const own = 'HB'

/** The longest sequence that keeps an accessory's payload within 16 characters. */
export const largestSequence = 9_999_999_999

const sequenceShape = String.raw`(?:\d{7}|[1-9]\d{7,9})`

/** One row per numbered thing: the letter is what the scanner and the person see, the kind is what the program says. */
export const numbered = [
  { letter: 'J', kind: 'job' },
  { letter: 'R', kind: 'rma' },
  { letter: 'U', kind: 'unit' },
  { letter: 'P', kind: 'part' },
  { letter: 'B', kind: 'bin' },
  { letter: 'Q', kind: 'report' },
  { letter: 'V', kind: 'order' },
  { letter: 'K', kind: 'claim' },
  { letter: 'L', kind: 'place' },
  // A T is a receipt's, which nobody scans.
  { letter: 'D', kind: 'loaner' },
] as const

export type NumberedKind = (typeof numbered)[number]['kind']

/** What a scan means. `foreign` is somebody else's code (a maker's serial, mostly); its meaning is looked up. */
export type Scan =
  | { kind: NumberedKind; number: string; sequence: number }
  | { kind: 'accessory'; jobSequence: number; index: number; code: string }
  | { kind: 'claim-line'; claimSequence: number; index: number; code: string }
  | { kind: 'badge'; secret: string }
  | { kind: 'command'; command: BenchCommand }
  /** The certificate on a hand-back slip, not verified yet. */
  | { kind: 'certificate'; code: string }
  | { kind: 'quantity'; quantity: number }
  /** Somebody of the staff, by what `staffToken` makes of their id. */
  | { kind: 'staff'; token: string }
  /** Shaped like an own code, but its check character is wrong or it names nothing: scan again. */
  | { kind: 'misread'; text: string }
  /** `gs1` is what an element string says; its text alone has lost the separators between the elements. */
  | { kind: 'foreign'; text: string; symbology?: string; gs1?: ElementString }
  | { kind: 'unreadable'; reason: UnreadableReason }

const digits = (sequence: number, largest = largestSequence) => {
  if (!Number.isSafeInteger(sequence) || sequence < 1 || sequence > largest) throw new RangeError(`No such sequence: ${sequence}`)
  return String(sequence).padStart(7, '0')
}

/** The number of the job with this sequence, e.g. J0000123X. Throws RangeError outside 1 … `largestSequence`. */
export const jobNumber = (sequence: number): string => withCheckCharacter(`J${digits(sequence)}`)

/** The number of the RMA with this sequence. Throws RangeError outside 1 … `largestSequence`. */
export const rmaNumber = (sequence: number): string => withCheckCharacter(`R${digits(sequence)}`)

/** The number of the unit with this sequence. Throws RangeError outside 1 … `largestSequence`. */
export const unitNumber = (sequence: number): string => withCheckCharacter(`U${digits(sequence)}`)

/** The number of the quality report with this sequence. Throws RangeError outside 1 … `largestSequence`. */
export const reportNumber = (sequence: number): string => withCheckCharacter(`Q${digits(sequence)}`)

/** The number of the part with this sequence. Throws RangeError outside 1 … `largestSequence`. */
export const partNumber = (sequence: number): string => withCheckCharacter(`P${digits(sequence)}`)

/** The number of the bin with this sequence. Throws RangeError outside 1 … `largestSequence`. */
export const binNumber = (sequence: number): string => withCheckCharacter(`B${digits(sequence)}`)

/** The number of the order to a supplier with this sequence. Throws RangeError outside 1 … `largestSequence`. */
export const orderNumber = (sequence: number): string => withCheckCharacter(`V${digits(sequence)}`)

/** The number of the claim on a supplier with this sequence. Throws RangeError outside 1 … `largestSequence`. */
export const claimNumber = (sequence: number): string => withCheckCharacter(`K${digits(sequence)}`)

/** The number of the place for units with this sequence. Throws RangeError outside 1 … `largestSequence`. */
export const placeNumber = (sequence: number): string => withCheckCharacter(`L${digits(sequence)}`)

/** The number of the loaner with this sequence. Throws RangeError outside 1 … `largestSequence`. */
export const loanerNumber = (sequence: number): string => withCheckCharacter(`D${digits(sequence)}`)

/** The code of a job's accessory; `index` counts from 1 to 99. Throws RangeError outside. */
export function accessoryCode(jobSequence: number, index: number): string {
  if (!Number.isInteger(index) || index < 1 || index > 99) throw new RangeError(`No such accessory: ${index}`)
  return withCheckCharacter(`A${digits(jobSequence)}${String(index).padStart(2, '0')}`)
}

/** The code of a claim's line; `index` counts from 1 to 99. Throws RangeError outside. */
export function claimLineCode(claimSequence: number, index: number): string {
  if (!Number.isInteger(index) || index < 1 || index > 99) throw new RangeError(`No such line: ${index}`)
  return withCheckCharacter(`W${digits(claimSequence)}${String(index).padStart(2, '0')}`)
}

/** The code of a staff badge. The secret is the whole authority of the badge: it comes from `badgeSecret`, never from a counter. */
export function badgeCode(secret: string): string {
  if (!badgeShape.test(secret)) throw new RangeError('A badge secret has ten characters of its own alphabet')
  return withCheckCharacter(`S${secret}`)
}

/** The code of a command on the command sheet. */
export function commandCode(command: BenchCommand): string {
  const row = benchCommands.find((row) => row.command === command)
  if (row === undefined) throw new RangeError(`No such command: ${command}`)
  return withCheckCharacter(`C${row.number}`)
}

/** The code of a number of pieces on the quantity sheet. Throws RangeError outside 1 … 9999. */
export function quantityCode(quantity: number): string {
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 9999) throw new RangeError(`No such quantity: ${quantity}`)
  return withCheckCharacter(`N${String(quantity).padStart(4, '0')}`)
}

/** The code of somebody of the staff, for the staff sheet. */
export const staffCode = (id: string): string => withCheckCharacter(`M${staffToken(id)}`)

/** What goes into the bar code of `number`: at most 16 characters. */
export const scanCodeOf = (number: string): string => own + number

const badgeShape = new RegExp(`^[${badgeAlphabet}]{${badgeSecretLength}}$`)

interface Shape {
  shape: RegExp
  /** What the body means; undefined when no thing can have it. `number` includes the type letter and the check character. */
  read: (body: string, number: string) => Scan | undefined
}

const numberedShape = ({ letter, kind }: (typeof numbered)[number]): Shape => ({
  shape: new RegExp(`^${letter}(${sequenceShape})[0-9A-Z]$`),
  read: (body, number) => (Number(body) > 0 ? { kind, number, sequence: Number(body) } : undefined),
})

const readAccessory = (body: string, code: string): Scan | undefined => {
  const jobSequence = Number(body.slice(0, -2))
  const index = Number(body.slice(-2))
  return jobSequence > 0 && index > 0 ? { kind: 'accessory', jobSequence, index, code } : undefined
}

const readClaimLine = (body: string, code: string): Scan | undefined => {
  const claimSequence = Number(body.slice(0, -2))
  const index = Number(body.slice(-2))
  return claimSequence > 0 && index > 0 ? { kind: 'claim-line', claimSequence, index, code } : undefined
}

const readCommand = (body: string): Scan | undefined => {
  const command = benchCommands.find(({ number }) => number === body)?.command
  return command && { kind: 'command', command }
}

const shapes: readonly Shape[] = [
  ...numbered.map(numberedShape),
  { shape: new RegExp(String.raw`^A(${sequenceShape}\d\d)[0-9A-Z]$`), read: readAccessory },
  { shape: new RegExp(String.raw`^W(${sequenceShape}\d\d)[0-9A-Z]$`), read: readClaimLine },
  { shape: new RegExp(`^S([${badgeAlphabet}]{${badgeSecretLength}})[0-9A-Z]$`), read: (secret) => ({ kind: 'badge', secret }) },
  { shape: /^C(\d\d)[0-9A-Z]$/, read: readCommand },
  { shape: /^N(\d{4})[0-9A-Z]$/, read: (body) => (Number(body) > 0 ? { kind: 'quantity', quantity: Number(body) } : undefined) },
  { shape: new RegExp(`^M([${badgeAlphabet}]{${badgeSecretLength}})[0-9A-Z]$`), read: (token) => ({ kind: 'staff', token }) },
]

/** The meaning of `text` as an own code; undefined when it is not shaped like one. Case is forgiven: caps lock flips it. */
function readOwn(text: string): Scan | undefined {
  const upper = text.toUpperCase()
  if (!upper.startsWith(own)) return undefined
  const number = upper.slice(own.length)
  for (const { shape, read } of shapes) {
    const body = shape.exec(number)?.[1]
    if (body === undefined) continue
    const meaning = hasValidCheckCharacter(number) ? read(body, number) : undefined
    return meaning ?? { kind: 'misread', text }
  }
  return undefined
}

/** What a scan means, whatever bytes the scanner sent. Never throws. */
export function parseScan(raw: string): Scan {
  const certificate = readCertificateCode(raw)
  if (certificate !== null)
    return certificate.isRight
      ? { kind: 'certificate', code: certificate.code }
      : { kind: 'misread', text: certificate.code.slice(0, 16) }
  const read = readScanText(raw)
  if (read.kind === 'unreadable') return read
  const { text, symbology } = read
  const ours = readOwn(text)
  if (ours !== undefined) return ours
  const gs1 = readElementString(raw)
  return {
    kind: 'foreign',
    text,
    ...(symbology === undefined ? {} : { symbology }),
    ...(gs1 === null ? {} : { gs1 }),
  }
}

type ForeignScan = Extract<Scan, { kind: 'foreign' }>

/**
 * The serial that a foreign code names: the (21) of an element string, or its (250), null where it names an article alone; of any
 * other code the whole text.
 */
export const serialOf = ({ text, gs1 }: ForeignScan): string | null =>
  gs1 === undefined ? text : (gs1.serial ?? gs1.secondarySerial)

/**
 * The serial that a scan may be: of a foreign code the one it names; of a code in the form of ours its own text, because a maker may
 * number units in that form. Null for what is certainly none.
 */
export function possibleSerial(scan: Scan): string | null {
  if (scan.kind === 'foreign') return serialOf(scan)
  if (scan.kind === 'misread') return scan.text
  if ('number' in scan) return scanCodeOf(scan.number)
  return scan.kind === 'accessory' || scan.kind === 'claim-line' ? scanCodeOf(scan.code) : null
}

/** The batch or serial that a foreign code names, for a part that is tracked so; of a code that is no element string the whole text. */
export const lotOf = (scan: ForeignScan, tracking: 'batch' | 'serial'): string =>
  (tracking === 'serial' ? serialOf(scan) : scan.gs1?.batch) ?? scan.text
