/**
 * Where a printer may stand. The host opens connections to what an administrator typed, so it is held to the house: private
 * IPv4 ranges and the ports of printing. (QUALITY.md, "Nobody gets in".)
 */

/** Raw printing, IPP and LPD. */
export const PRINTER_PORTS = [9100, 631, 515] as const

const OCTET = '(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])'
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`)
/** Close enough to say that it is one: none of them is taken. */
const IPV6 = /^\[?[\da-f]*(:[\da-f]*){2,}/i
/** Labels of letters, digits and hyphens; the last one has a letter, so that no odd spelling of a number passes for a name. */
const NAME = /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*(?=[a-z\d-]*[a-z])(?!0x)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i

/** 10/8, 172.16/12, 192.168/16, this machine (127/8) and link-local (169.254/16). */
const PRIVATE: readonly RegExp[] = [/^10\./, /^172\.(1[6-9]|2\d|3[01])\./, /^192\.168\./, /^127\./, /^169\.254\./]

export type AddressFault = 'addressIpv6' | 'addressPublic' | 'addressMalformed'

/** Whether text is an IPv4 address in its plain spelling; `010.0.0.1` and `0x7f.1` are not. */
export const isIpv4 = (text: string): boolean => IPV4.test(text)

/** Whether an IPv4 address lies in a private range. */
export const isPrivateIpv4 = (address: string): boolean => isIpv4(address) && PRIVATE.some((range) => range.test(address))

/**
 * What is wrong with a printer's address as typed; null when nothing is. A name passes: what it leads to is only known by asking,
 * each time something is sent.
 */
export function addressFault(address: string): AddressFault | null {
  if (IPV6.test(address)) return 'addressIpv6'
  if (isIpv4(address)) return isPrivateIpv4(address) ? null : 'addressPublic'
  return NAME.test(address) ? null : 'addressMalformed'
}
