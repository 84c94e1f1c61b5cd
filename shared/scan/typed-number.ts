import { checkCharacter } from '../kernel/check-character.ts'
import { largestSequence, numbered, type NumberedKind } from './scan-codes.ts'

const letters = numbered.map(({ letter }) => letter).join('')
const shape = new RegExp(String.raw`^(?:HB)?([${letters}]?)(\d{1,10})([0-9A-Z]?)$`)

export interface TypedNumber {
  kind: NumberedKind
  sequence: number
}

/**
 * The number a person typed: 'j 123', 'J0000123X', 'HBJ0000123X', '0000123', full-width digits, with spaces, dots and hyphens.
 * A number without its letter is of `assumed`. Up to seven digits may stand without check character; what is longer, or ends in a
 * letter, has one, and null is the answer when it is wrong. So is anything that is not a number of ours.
 */
export function parseTypedNumber(typed: string, assumed: NumberedKind = 'job'): TypedNumber | null {
  if (typed.length > 64) return null
  const tidy = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.\-–—_]/g, '')
  const match = shape.exec(tidy)
  if (match === null) return null
  const [, letter = '', allDigits = '', last = ''] = match
  const row = numbered.find((row) => (letter === '' ? row.kind === assumed : row.letter === letter))
  if (row === undefined) return null
  const unchecked = last === '' && allDigits.length <= 7
  const body = last === '' && !unchecked ? allDigits.slice(0, -1) : allDigits
  const check = last === '' && !unchecked ? allDigits.slice(-1) : last
  const sequence = Number(body)
  if (sequence < 1 || sequence > largestSequence) return null
  if (!unchecked && checkCharacter(row.letter + String(sequence).padStart(7, '0')) !== check) return null
  return { kind: row.kind, sequence }
}
