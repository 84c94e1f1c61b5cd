import { useQueryClient } from '@tanstack/react-query'
import type { PartSummary } from '../../../shared/parts/parts.ts'
import { api, client } from '../../app/api.ts'

/** Finds the part that a code means: one of ours, a SKU, a maker's code; undefined when it means none. */
export const useScannedPart = () => {
  const queries = useQueryClient()
  return async (payload: string): Promise<PartSummary | undefined> => {
    const meaning = await client.search.resolveScan({ payload })
    if (meaning.kind !== 'part') return undefined
    const found = await queries.fetchQuery(api.parts.find.queryOptions({ input: { query: meaning.sku } }))
    return found.find(({ sku }) => sku === meaning.sku)
  }
}
