import type { FittedPart } from '../../../shared/stock/fitting.ts'
import { done, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { actorOf, type Work } from '../../work/work.ts'
import type { JobRow } from '../jobs/job.repository.ts'
import { type Entry, post } from '../ledger/ledger.service.ts'
import { findLots, listNeedsOfParts } from './job-parts.repository.ts'

/** A part that went in, as the repair log keeps it. */
export interface FittedRow {
  readonly part_id: string
  readonly job_part_id: string
  readonly lot_id: string | null
  readonly quantity: number
  readonly old_serial: string | null
  readonly new_serial: string | null
  readonly old_fate: string
}

/**
 * Fits parts that were picked for the job: they leave the depot's stock. Refused for a part that is not in somebody's hand for this
 * job, and for whoever may not pick and fit. (MISSION.md, D5, E3, "Roles".)
 */
export async function fitParts(work: Work, job: JobRow, parts: readonly FittedPart[]): Promise<Outcome<FittedRow[]>> {
  if (parts.length === 0) return done([])
  if (!actorOf(work).permissions.has('stock-pick')) return refuse('fit-not-permitted')
  const partIds = [...new Set(parts.map((part) => part.partId))]
  const [needs, lots] = await Promise.all([
    listNeedsOfParts(work.db, job.id, partIds),
    findLots(
      work.db,
      parts.flatMap(({ partId, lot }) => (lot === null ? [] : [{ partId, number: lot }])),
    ),
  ])
  if (needs.length < partIds.length) return refuse('unknown-code')
  const rows: FittedRow[] = []
  for (const part of parts) {
    const need = needs.find(({ part_id }) => part_id === part.partId)
    if (need?.id === null || need === undefined) return refuse('not-picked', { there: 0, sku: need?.sku ?? '' })
    const lot = part.lot === null ? null : lots(part.partId, part.lot)
    if (lot === undefined) return refuse('not-picked', { there: 0, sku: need.sku })
    rows.push({
      part_id: part.partId,
      job_part_id: need.id,
      lot_id: lot?.id ?? null,
      quantity: part.quantity,
      old_serial: part.oldSerial,
      // The piece itself says its serial: what somebody typed beside it cannot be another.
      new_serial: need.tracking === 'serial' ? (lot?.number ?? null) : part.newSerial,
      old_fate: part.oldFate,
    })
  }
  const posted = await post(
    work,
    rows.map((row) => entryOf(row, job.id)),
  )
  return posted.kind === 'done' ? done(rows) : posted
}

const entryOf = ({ part_id, job_part_id, lot_id, quantity }: FittedRow, jobId: string): Entry => ({
  kind: 'fit',
  partId: part_id,
  quantity,
  jobId,
  jobPartId: job_part_id,
  ...(lot_id === null ? {} : { lotId: lot_id }),
})
