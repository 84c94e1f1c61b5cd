import type { Claimed } from '../../shared/claims/claims.contract.ts'
import type { WaitingPiece } from '../../shared/claims/claims.ts'
import type { BinId, PartId } from '../../shared/kernel/ids.ts'
import type { Client, World } from './world.ts'

/** Steps of claims, as tests take them: each one call with everything it needs. */

/** What waits to be claimed of a part. */
export async function waitingOf(client: Client, partId: PartId): Promise<WaitingPiece[]> {
  return (await client.claims.waiting()).filter((piece) => piece.partId === partId)
}

/** A waiting piece as a line of a claim, all of it unless said otherwise. */
export function claimedOf(piece: WaitingPiece, quantity = piece.quantity): Claimed {
  const { partId, bin, lot, movement, repairPartId, cause } = piece
  if (repairPartId !== null) return { repairPartId, quantity, cause }
  if (bin === null) throw new Error('a piece is in a bin or an old part')
  return { partId, binId: bin.binId, lot, movement, quantity, cause }
}

/** Marks pieces that lie in a bin as faulty from their supplier. */
export async function markFaulty(
  world: World,
  client: Client,
  partId: PartId,
  bins: { from: BinId; to: BinId },
  { quantity = 1, lot = null }: { quantity?: number; lot?: string | null } = {},
): Promise<void> {
  const places = { fromBinId: bins.from, toBinId: bins.to }
  await client.claims.markFaulty({ partId, ...places, quantity, lot, reason: 'No picture', key: world.key() })
}
