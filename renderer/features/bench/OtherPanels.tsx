import { type ComponentType, Suspense } from 'react'
import type { JobFile } from '../../../shared/jobs/jobs.ts'

/** A part of the job page that another feature brings; `routes.tsx` puts them together. */
export type JobPanel = ComponentType<{ readonly job: JobFile }>

/** Which features' panels stand where; `whileAway` stands first as long as the unit is with the customer, and last afterwards. */
export interface JobPanels {
  readonly whileAway: readonly JobPanel[]
  /** Before the assessment, which it asks for. */
  readonly verdict: readonly JobPanel[]
  readonly main: readonly JobPanel[]
  readonly side: readonly JobPanel[]
}

/** Panels of other features, in their order; the page does not wait for them. */
export const OtherPanels = ({ of, job }: { readonly of: readonly JobPanel[]; readonly job: JobFile }) =>
  of.map((Other, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the list is the same as long as the app runs
    <Suspense key={index}>
      <Other job={job} />
    </Suspense>
  ))
