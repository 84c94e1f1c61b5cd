import type { BinId, JobPartId } from '../../../shared/kernel/ids.ts'
import { client } from '../../app/api.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'

interface Picked {
  readonly jobPartId: JobPartId
  readonly binId: BinId
  readonly quantity: number
  readonly lot: string | null
  /** By how many pieces the pick asked for more than the job did before. */
  readonly asked: number
  readonly sku: string
  /** The bin's code, to be said. */
  readonly bin: string
}

/** `undo` puts what was picked back into its bin; what was promised to the job before is promised again. */
export const rememberPick = ({ sku, bin, asked, ...taken }: Picked): void => {
  rememberDeed({
    takeBack: (key) => client.jobParts.putBack({ ...taken, askedLess: asked, key }),
    undone: (t) => t('undo.picked', { quantity: taken.quantity, sku, bin }),
  })
}
