import { lookup } from 'node:dns/promises'
import { isIpv4, isPrivateIpv4 } from '../../shared/printers/printer-address.ts'

/** What a name leads to, as `dns.lookup` tells it. */
export type Resolve = (name: string) => Promise<readonly { address: string }[]>

const resolveAll: Resolve = (name) => lookup(name, { all: true })

export type HouseAddress = { kind: 'private'; ip: string } | { kind: 'public' } | { kind: 'unknown' }

/**
 * The address to connect to for a printer. A name is asked for anew each time, and what it leads to must be private altogether:
 * one that answers a private and a public address is refused, and the connection then goes to the address that was looked at.
 */
export async function houseAddress(address: string, resolve: Resolve = resolveAll): Promise<HouseAddress> {
  if (isIpv4(address)) return isPrivateIpv4(address) ? { kind: 'private', ip: address } : { kind: 'public' }
  const found = await resolve(address).catch(() => [])
  const ip = found.map((each) => each.address).find(isPrivateIpv4)
  if (found.length === 0) return { kind: 'unknown' }
  // A printer that has an IPv6 address beside its own is common in a house; a public one is not, of either kind.
  const isHouse = found.every((each) => isPrivateIpv4(each.address) || /^(fe80:|f[cd][0-9a-f]{2}:|::1$)/i.test(each.address))
  return isHouse && ip !== undefined ? { kind: 'private', ip } : { kind: 'public' }
}
