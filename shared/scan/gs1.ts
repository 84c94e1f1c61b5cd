/**
 * Element strings of GS1, as they stand in GS1-128, GS1 DataMatrix, GS1 QR and DataBar: data behind application identifiers (AI),
 * one after another. (GS1 General Specifications, chapter 3 and 7.8.)
 */

/** FNC1 between elements, as every scanner sends it. */
const SEPARATOR = '\u001D'
const MOST_ELEMENTS = 20
/** Some scanners are set to send FNC1 as a word. */
const SEPARATOR_WORDS = /<GS>|\{GS\}|\\x1D|\^\]/gi
/**
 * What no element can hold, so that it stands for FNC1: all but the invariant characters of ISO/IEC 646 (figure 7.11-1), and but a blank,
 * which some makers print in a serial all the same.
 */
const FOREIGN_TO_ELEMENTS = /[^ !"%&'()*+,\-./0-9:;<=>?A-Z_a-z]/g
/** The most characters of a batch and of a serial, and of a component's serial. More has lost its separators. (3.4.1, 3.5.2, 3.5.7.) */
const LONGEST_NAME = 20
const LONGEST_SECONDARY = 30
/** No element of open length is longer. */
const LONGEST_VALUE = 90
/** The largest symbol holds 48 characters, a DataMatrix a few hundred; more is no element string. */
const LONGEST_STRING = 600

/** How many digits an identifier has, by its first two. (Figure 7.8.2-1.) */
const IDENTIFIER_LENGTH: Readonly<Record<string, 2 | 3 | 4>> = {
  ...lengths(2, ['00', '01', '02', '03', '04', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19']),
  ...lengths(2, ['20', '21', '22', '30', '37', '90', '91', '92', '93', '94', '95', '96', '97', '98', '99']),
  ...lengths(3, ['23', '24', '25', '40', '41', '42', '71']),
  ...lengths(4, ['31', '32', '33', '34', '35', '36', '39', '43', '70', '72', '80', '81', '82']),
}

/** Characters behind identifiers that begin so and have no separator after them. (Figure 7.8.5-2.) */
const FIXED_VALUE: Readonly<Record<string, number>> = {
  '00': 18,
  '01': 14,
  '02': 14,
  '03': 14,
  '04': 16,
  ...Object.fromEntries(['11', '12', '13', '14', '15', '16', '17', '18', '19'].map((start) => [start, 6])),
  '20': 2,
  ...Object.fromEntries(['31', '32', '33', '34', '35', '36'].map((start) => [start, 6])),
  '41': 13,
}

function lengths<Length extends number>(length: Length, starts: readonly string[]): Record<string, Length> {
  return Object.fromEntries(starts.map((start) => [start, length]))
}

/** What an element string says of the thing it is on. Null where it says nothing, or something that cannot be. */
export interface ElementString {
  /** (01), 14 digits with a right check digit. */
  readonly gtin: string | null
  /** (10) batch or lot. */
  readonly batch: string | null
  /** (17) as YYMMDD; `expiryDate` makes a day of it. */
  readonly expiry: string | null
  /** (21) serial. */
  readonly serial: string | null
  /** (30) how many pieces are in it. */
  readonly count: number | null
  /** (250) serial of a component, beside the serial of the whole. */
  readonly secondarySerial: string | null
}

/**
 * Whether the last digit is the check digit of those before it: weights 3 and 1 from the right, up to the next ten. (GS1 General
 * Specifications, 7.9.)
 */
export function hasGtinCheckDigit(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .toReversed()
    .reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}

/** AIM identifiers by which a scanner says that FNC1 stands in front: what follows is an element string. (ISO/IEC 15424.) */
const SAYS_GS1: ReadonlySet<string> = new Set([']C1', ']e0', ']e1', ']e2', ']d2', ']Q3', ']J1'])

/**
 * Reads an element string as a scanner sends it (with or without AIM identifier, with GS for FNC1, also in front) or as it is printed,
 * with its identifiers in brackets. Null when it is none: without a (01) with a right check digit only a scanner that says so, by its
 * AIM identifier, is believed, because a serial may begin with 10 or 21 too. A separator that the scanner sends as another character is
 * one; where it sends none, an element of open length takes in those behind it, and is left out once it is longer than it can be.
 */
export function readElementString(raw: string): ElementString | null {
  const bare = raw.slice(0, LONGEST_STRING).replace(/^[\s\p{Cc}]+/u, '')
  const aim = /^\][A-Za-z][0-9A-Za-z]/.exec(bare)?.[0] ?? ''
  const text = bare.slice(aim.length).replaceAll(/^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu, '')
  const elements = text.startsWith('(') ? readBrackets(text) : readElements(separated(text))
  if (elements === null) return null
  const found = toElementString(elements)
  if (found.gtin !== null) return found
  const isSaid = SAYS_GS1.has(aim) && !elements.has('01')
  return isSaid && Object.values(found).some((value) => value !== null) ? found : null
}

/** With GS between its elements, whatever the scanner sent instead. */
const separated = (text: string): string =>
  text.includes(SEPARATOR)
    ? text
    : text
        .replaceAll(SEPARATOR_WORDS, SEPARATOR)
        .replaceAll(FOREIGN_TO_ELEMENTS, SEPARATOR)
        .replace(/\p{Cc}+$/u, '')

/** A value that is no longer than it can be; null for one that is, and for none. */
const upTo = (most: number, value: string | undefined): string | null =>
  value === undefined || value === '' || value.length > most ? null : value

function toElementString(elements: ReadonlyMap<string, string>): ElementString {
  const gtin = elements.get('01') ?? ''
  const expiry = elements.get('17') ?? ''
  const count = elements.get('30') ?? ''
  return {
    gtin: /^\d{14}$/.test(gtin) && hasGtinCheckDigit(gtin) ? gtin : null,
    batch: upTo(LONGEST_NAME, elements.get('10')),
    expiry: /^\d{6}$/.test(expiry) ? expiry : null,
    serial: upTo(LONGEST_NAME, elements.get('21')),
    count: /^\d{1,8}$/.test(count) && Number(count) > 0 ? Number(count) : null,
    secondarySerial: upTo(LONGEST_SECONDARY, elements.get('250')),
  }
}

function readBrackets(text: string): Map<string, string> {
  // Data may hold brackets of its own, but hardly digits alone in them.
  return new Map(
    [...text.matchAll(/\((\d{2,4})\)(.*?)(?=\(\d{2,4}\)|$)/gs)].map(([, identifier = '', data = '']) => [
      identifier,
      data.trim(),
    ]),
  )
}

/** Element by element; null when it cannot be cut into elements, for then nothing of it is sure. The first of two counts. */
function readElements(text: string): Map<string, string> | null {
  const elements = new Map<string, string>()
  let rest = text
  for (let count = 0; rest !== ''; count += 1) {
    if (rest.startsWith(SEPARATOR)) rest = rest.slice(1)
    const length = IDENTIFIER_LENGTH[rest.slice(0, 2)]
    if (length === undefined || count === MOST_ELEMENTS) return elements.has('01') ? elements : null
    const identifier = rest.slice(0, length)
    const open = rest.indexOf(SEPARATOR, length)
    const fixed = FIXED_VALUE[rest.slice(0, 2)]
    const end = fixed === undefined ? (open < 0 ? rest.length : open) : length + fixed
    const value = rest.slice(length, end)
    if (!/^\d+$/.test(identifier) || value.length < (fixed ?? 1) || value.length > LONGEST_VALUE)
      return elements.has('01') ? elements : null
    if (!elements.has(identifier)) elements.set(identifier, value)
    rest = rest.slice(end)
  }
  return elements
}

/**
 * The day of a (17), as YYYY-MM-DD; a day of 00 is the last of its month. Of the two centuries the nearer one to `year` is meant: from
 * 49 years back to 50 years ahead. Null for what is no day. (GS1 General Specifications, 7.12.)
 */
export function expiryDate(yymmdd: string, year: number): string | null {
  if (!/^\d{6}$/.test(yymmdd)) return null
  const [yy, month, day] = [yymmdd.slice(0, 2), yymmdd.slice(2, 4), yymmdd.slice(4, 6)].map(Number)
  if (yy === undefined || month === undefined || day === undefined || month < 1 || month > 12) return null
  const distance = yy - (year % 100)
  const century = Math.floor(year / 100) + (distance >= 51 ? -1 : distance <= -50 ? 1 : 0)
  const last = new Date(Date.UTC(century * 100 + yy, month, 0)).getUTCDate()
  if (day > last) return null
  const two = (figure: number) => String(figure).padStart(2, '0')
  return `${century * 100 + yy}-${two(month)}-${two(day === 0 ? last : day)}`
}
