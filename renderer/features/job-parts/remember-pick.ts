import type { BinId, JobPartId } from '../../../shared/kernel/ids.ts'
import { client } from '../../app/api.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'

interface Picked {
  readonly jobPartId: JobPartId
  readonly binId: BinId
  readonly quantity: number
  readonly lot: string | null
  readonly sku: string
  /** The bin's code, to be said. */
  readonly bin: string
}

/** `undo` puts what was picked back into its bin. */
export const rememberPick = ({ sku, bin, ...taken }: Picked): void => {
  rememberDeed({
    takeBack: (key) => client.jobParts.putBack({ ...taken, key }),
    undone: (t) => t('undo.picked', { quantity: taken.quantity, sku, bin }),
  })
}
