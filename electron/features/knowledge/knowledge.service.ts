import { z } from 'zod'
import type { Symptom } from '../../../shared/intake/intake.ts'
import type { JobOutcome } from '../../../shared/jobs/stages.ts'
import { MOST_CASES } from '../../../shared/knowledge/knowledge.contract.ts'
import { type KnownFix, rankFixes } from '../../../shared/knowledge/known-fixes.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedJson } from '../../db/stored.ts'
import type { Work } from '../../work/work.ts'
import { insertClosedSymptoms, listClosedCases, readWorkOf } from './knowledge.repository.ts'

const storedSymptoms = z.array(z.string())

/** Keeps what the closing of a job teaches the next one of its model with the same symptom. */
export async function learnFromClosing(
  work: Work,
  job: { id: string; model_id: string; symptoms: string },
  ended: { outcome: JobOutcome; causeCode: string | null },
): Promise<void> {
  const symptoms = [...new Set(storedJson(storedSymptoms, job.symptoms))]
  await insertClosedSymptoms(
    work.db,
    symptoms.map((symptom) => ({
      job_id: job.id,
      model_id: job.model_id,
      symptom,
      cause_code: ended.causeCode,
      outcome: ended.outcome,
      closed_at: work.now,
    })),
  )
}

/** What fixed units of this model with any of these symptoms, best first. Bounded work, however many jobs are closed. */
export async function findKnownFixes(
  db: ReadDb,
  { modelId, symptoms }: { modelId: string; symptoms: readonly Symptom[] },
): Promise<{ jobs: number; fixes: KnownFix[] }> {
  const found = await Promise.all([...new Set(symptoms)].map((symptom) => listClosedCases(db, modelId, symptom, MOST_CASES)))
  const cases = [...new Map(found.flat().map((one) => [one.id, one])).values()]
  const { done, parts } = await readWorkOf(
    db,
    cases.map((one) => one.id),
  )
  const fixes = rankFixes(cases.map(({ id, ...one }) => ({ ...one, done: done.get(id) ?? [], parts: parts.get(id) ?? [] })))
  return { jobs: cases.length, fixes }
}
