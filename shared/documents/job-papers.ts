import { z } from 'zod'
import type { JobFile } from '../jobs/jobs.ts'
import type { RefusalCode } from '../kernel/refusal.ts'

/** Papers of a job that are filled in by hand: they carry what its record knows, and lines for the rest. */
export const FORM_PAPERS = [
  'packing-list',
  'shipping-confirmation',
  'loaner-agreement',
  'warranty-agreement',
  'dispatch-sheet',
  'training-assessment',
  'satisfaction-survey',
  'scrap-certificate',
] as const
export const formPaper = z.enum(FORM_PAPERS)
export type FormPaper = z.infer<typeof formPaper>

export const isFormPaper = (kind: string): kind is FormPaper => formPaper.safeParse(kind).success

interface Known extends Pick<JobFile, 'stage' | 'outcome'> {
  facts: Pick<JobFile['facts'], 'isUnitHere'>
}

const whileOpen = ({ stage }: Known): RefusalCode | null => (stage === 'closed' ? 'already-closed' : null)
const onceHere = ({ facts }: Known): RefusalCode | null => (facts.isUnitHere ? null : 'not-arrived-yet')
const onceReady = ({ stage }: Known): RefusalCode | null => (stage === 'ready' || stage === 'closed' ? null : 'not-ready-yet')
const always = (): null => null

const REASONS: Readonly<Record<FormPaper, (job: Known) => RefusalCode | null>> = {
  'packing-list': onceHere,
  // What was solved from afar is not sent back.
  'shipping-confirmation': (job) => onceReady(job) ?? (job.facts.isUnitHere ? null : 'not-handed-back'),
  'loaner-agreement': whileOpen,
  'warranty-agreement': always,
  'dispatch-sheet': whileOpen,
  'training-assessment': always,
  'satisfaction-survey': onceReady,
  'scrap-certificate': ({ outcome }) => (outcome === 'scrapped' ? null : 'not-scrapped'),
}

/** Why a job has no such paper now; null when it has. The screen greys the paper out with it, the host refuses with the same. */
export const missingFormPaper = (paper: FormPaper, job: Known): RefusalCode | null => REASONS[paper](job)
