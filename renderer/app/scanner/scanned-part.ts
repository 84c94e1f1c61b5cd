import type { PartSummary } from '../../../shared/parts/parts.ts'
import { client } from '../api.ts'

/** A part that a code means, and the batch or serial that the code names with it. */
export interface ScannedPart {
  readonly part: PartSummary
  readonly lot: string | null
}

/**
 * Finds the part that a code means: one of ours, a SKU, a maker's code, a piece's serial; undefined when it means none. Of several
 * that share a code the one that `isWanted` is meant, where only one is.
 */
export async function scannedPart(
  code: string,
  isWanted: (part: PartSummary) => boolean = () => false,
): Promise<ScannedPart | undefined> {
  const meaning = await client.parts.lookUp({ code })
  if (meaning.kind === 'part') return meaning
  const [part, other] = meaning.kind === 'several' ? meaning.parts.filter(isWanted) : []
  return part === undefined || other !== undefined ? undefined : { part, lot: null }
}
