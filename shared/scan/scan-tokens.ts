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
] as const

export type BenchCommand = (typeof benchCommands)[number]['command']

/** Ten digits and the letters without I, L, O and U: 32 characters, none of which looks like another. */
export const badgeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const badgeSecretLength = 10

/**
 * A badge's secret (50 bits) from ten random bytes; whoever calls brings the randomness.
 * 256 is a multiple of 32, so every character is equally likely.
 */
export function badgeSecret(randomBytes: Uint8Array): string {
  if (randomBytes.length !== badgeSecretLength) throw new RangeError(`A badge secret needs ${badgeSecretLength} bytes`)
  return Array.from(randomBytes, (byte) => badgeAlphabet.charAt(byte % badgeAlphabet.length)).join('')
}
