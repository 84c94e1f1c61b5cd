import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from '../kernel/procedure.ts'

export const ENTITIES = [
  'job',
  'rma',
  'customer',
  'unit',
  'model',
  'part',
  'bin',
  'supplier',
  'order',
  'stocktake',
  'claim',
  'staff',
  'depot',
  'timer',
  'attachment',
  'policy',
  'report',
  'import',
  'place',
  'printer',
  'print',
  'template',
  'label',
  'loaner',
  'scanner',
] as const
export const entity = z.enum(ENTITIES)
export type Entity = z.infer<typeof entity>

/** One record that a commit touched. */
export const changeNote = z.object({ entity, id: z.string() })
export type ChangeNote = z.infer<typeof changeNote>

/**
 * What one commit touched, in the order of commits. A gap in `seq` means: ask for everything anew. What changed without a commit (a
 * device of the host) comes under the number of the last one.
 */
export const changeList = z.object({ seq: z.int(), changes: z.array(changeNote) })
export type ChangeList = z.infer<typeof changeList>

export const liveContract = {
  /** Every commit's change list from now on; the first event says only where the sequence stands. */
  changes: procedure('signed-in').output(eventIterator(changeList)),
}
