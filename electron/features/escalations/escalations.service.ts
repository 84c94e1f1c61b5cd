import type { EscalationLevel } from '../../../shared/jobs/escalation.ts'
import type { WaitParty } from '../../../shared/jobs/stages.ts'
import type { EscalationId, JobId } from '../../../shared/kernel/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { alter } from '../jobs/transition.service.ts'
import { answerEscalation, insertEscalation } from './escalations.repository.ts'

type OneJob = { jobId: JobId; version: number }

/** Asks somebody above. Nothing is forbidden meanwhile, but the clock charges the party that is waited for. */
export async function raiseEscalation(
  work: Work,
  input: OneJob & { level: EscalationLevel; reason: string; party: WaitParty },
): Promise<Outcome<OneJob>> {
  const { level, reason, party } = input
  return alter(work, input, async (job) => {
    if (job.escalation_id !== null) return refuse('already-escalated')
    const id = work.newId<EscalationId>()
    await insertEscalation(work.db, {
      id,
      job_id: job.id,
      level,
      reason,
      party,
      raised_at: work.now,
      raised_by: actorOf(work).id,
      answer: null,
      answered_at: null,
      answered_by: null,
    })
    work.record(job.id, 'escalated', { level, reason, party })
    return done({ escalation_id: id })
  })
}

/** Writes down what they said; the clock goes back to whom the stage waits for. */
export async function settleEscalation(work: Work, input: OneJob & { answer: string }): Promise<Outcome<OneJob>> {
  return alter(work, input, async (job) => {
    if (job.escalation_id === null) return refuse('not-escalated')
    const { level } = await answerEscalation(work.db, job.escalation_id, {
      answer: input.answer,
      at: work.now,
      by: actorOf(work).id,
    })
    work.record(job.id, 'escalation-answered', { level, answer: input.answer.slice(0, 500) })
    return done({ escalation_id: null })
  })
}
