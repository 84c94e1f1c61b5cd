import type { Language } from '../../../shared/kernel/text.ts'
import { missing } from '../../../shared/kernel/refusal.ts'
import type { Work } from '../../work/work.ts'
import { findJobRow, type JobRow } from '../jobs/job.repository.ts'
import type { Player } from './sample-player.ts'
import type { PlannedJob } from './sample-plan.ts'
import type { PlayedJob } from './sample-visit.ts'

/** One act on one job: who, what, when. */
export interface Act {
  player: Player
  plan: PlannedJob
  job: PlayedJob
  at: number
  language: Language
  /** True once this job failed a test, so that the next entry says what was put right. */
  isAgain: boolean
}

export const DESK = 'desk-1'

/** Runs a use case with the job as it stands. */
export async function on<T>(
  { player, job, at }: Act,
  staff: string,
  procedure: string,
  useCase: (work: Work, row: JobRow) => ReturnType<Parameters<typeof player.act<T>>[3]>,
): Promise<void> {
  await player.act<T>(at, staff, procedure, async (work) => {
    const row = await findJobRow(work.db, job.id)
    return row === undefined ? missing : useCase(work, row)
  })
}

export function partOf<Id>(parts: ReadonlyMap<string, Id>, sku: string): Id {
  const id = parts.get(sku)
  if (id === undefined) throw new Error(`the sample has no part ${sku}`)
  return id
}
