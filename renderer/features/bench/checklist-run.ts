import {
  type ChecklistStep,
  type ChecklistVerdict,
  effectiveChecklist,
  isWithinLimits,
  judgeChecklist,
  type StepResult,
} from '../../../shared/catalogue/catalogue.ts'

/** What was answered to a step so far. A figure may still be half typed. */
export interface StepAnswer {
  readonly passed: boolean | null
  readonly measured: number | null
}

export type Answers = Readonly<Record<string, StepAnswer>>

export const NO_ANSWER: StepAnswer = { passed: null, measured: null }

/** How a step stands: a measured one by its figure, a checked one by what was said. */
export function verdictOf(step: ChecklistStep, answer: StepAnswer): ChecklistVerdict {
  if (step.kind === 'measure') {
    if (answer.measured === null) return 'incomplete'
    return isWithinLimits(step, answer.measured) ? 'passed' : 'failed'
  }
  if (answer.passed === null) return 'incomplete'
  return answer.passed ? 'passed' : 'failed'
}

/** The answers as the contract wants them; steps without an answer are left out. */
export function resultsOf(checklist: readonly ChecklistStep[], answers: Answers): StepResult[] {
  return effectiveChecklist(checklist).flatMap((step) => {
    const answer = answers[step.id] ?? NO_ANSWER
    const verdict = verdictOf(step, answer)
    return verdict === 'incomplete' ? [] : [{ stepId: step.id, passed: verdict === 'passed', measured: answer.measured }]
  })
}

/** How the whole run stands. */
export const runVerdict = (checklist: readonly ChecklistStep[], answers: Answers): ChecklistVerdict =>
  judgeChecklist(checklist, resultsOf(checklist, answers))

/** Every checked step that has no answer yet passes; figures cannot be guessed and stay open. */
export function passTheRest(checklist: readonly ChecklistStep[], answers: Answers): Answers {
  const open = effectiveChecklist(checklist).filter(
    (step) => step.kind === 'check' && (answers[step.id] ?? NO_ANSWER).passed === null,
  )
  return { ...answers, ...Object.fromEntries(open.map((step) => [step.id, { passed: true, measured: null }])) }
}
