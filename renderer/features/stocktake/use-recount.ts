import type { BinId, StocktakeId } from '../../../shared/kernel/ids.ts'
import { client } from '../../app/api.ts'
import { failureNotice } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { useChange } from '../../app/use-change.ts'

/** Has bins counted again; says so where it cannot be. */
export const useRecount = (stocktakeId: StocktakeId) => {
  const recount = useChange(client.stocktake.recount)
  return async (binIds: BinId[]): Promise<void> => {
    try {
      await recount.mutateAsync({ stocktakeId, binIds })
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (say) => failureNotice(say, thrown) })
    }
  }
}
