import type { BinId, JobId, PartId } from '../../../shared/kernel/ids.ts'
import { client } from '../../app/api.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'

interface Picked {
  readonly jobId: JobId
  readonly partId: PartId
  readonly binId: BinId
  readonly quantity: number
  readonly lot: string | null
  readonly sku: string
  /** The bin's code, to be said. */
  readonly bin: string
}

/** `undo` puts what was picked back into its bin. */
export const rememberPick = ({ jobId, partId, binId, quantity, lot, sku, bin }: Picked): void =>
  rememberDeed({
    takeBack: async () => {
      const { parts } = await client.jobParts.ofJob({ jobId })
      const need = parts.find((part) => part.partId === partId)
      if (need !== undefined)
        await client.jobParts.putBack({ jobPartId: need.id, binId, quantity, lot, key: crypto.randomUUID() })
    },
    undone: (t) => t('undo.picked', { quantity, sku, bin }),
  })
