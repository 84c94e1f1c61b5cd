/** What a technician can say with the command sheet. The two digits are printed on paper: never reuse or renumber one. */
export const benchCommands = [
  { command: 'start', number: '01' },
  { command: 'pause', number: '02' },
  { command: 'to-test', number: '03' },
  { command: 'pass', number: '04' },
  { command: 'fail', number: '05' },
  { command: 'ready', number: '06' },
  { command: 'print', number: '07' },
  { command: 'undo', number: '08' },
  { command: 'cancel', number: '09' },
  { command: 'hand-back', number: '10' },
  { command: 'board', number: '11' },
  { command: 'check-in', number: '12' },
  { command: 'next-step', number: '13' },
  { command: 'save', number: '14' },
  { command: 'next-field', number: '15' },
  { command: 'previous-field', number: '16' },
  { command: 'up', number: '17' },
  { command: 'down', number: '18' },
  { command: 'choose', number: '19' },
] as const

export type BenchCommand = (typeof benchCommands)[number]['command']

/** What stands for keys of the keyboard, in any form: these are the app's, whatever page or dialog is open. */
export const keyCommands = [
  'next-step',
  'save',
  'next-field',
  'previous-field',
  'up',
  'down',
  'choose',
] as const satisfies readonly BenchCommand[]
export type KeyCommand = (typeof keyCommands)[number]

/** Whether a command stands for a key of the keyboard. */
export const isKeyCommand = (command: BenchCommand): command is KeyCommand => keyCommands.some((one) => one === command)

/** Ten digits and the letters without I, L, O and U: 32 characters, none of which looks like another. */
export const badgeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const badgeSecretLength = 10

/** Bits of an id that a person's code keeps: ten characters of five. */
const staffBits = 50n

/**
 * What the code of a person holds: the last 50 bits of their id, which are random in a UUIDv7. It names somebody and opens nothing,
 * so that it may hang on a wall; a badge's secret may not. Throws RangeError for what is no UUID.
 */
export function staffToken(id: string): string {
  const hex = id.replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw new RangeError('A person is named by a UUID')
  let rest = BigInt(`0x${hex}`) & ((1n << staffBits) - 1n)
  let token = ''
  for (let at = 0; at < badgeSecretLength; at += 1) {
    token = badgeAlphabet.charAt(Number(rest & 31n)) + token
    rest >>= 5n
  }
  return token
}

/**
 * A badge's secret (50 bits) from ten random bytes; whoever calls brings the randomness.
 * 256 is a multiple of 32, so every character is equally likely.
 */
export function badgeSecret(randomBytes: Uint8Array): string {
  if (randomBytes.length !== badgeSecretLength) throw new RangeError(`A badge secret needs ${badgeSecretLength} bytes`)
  return Array.from(randomBytes, (byte) => badgeAlphabet.charAt(byte % badgeAlphabet.length)).join('')
}
