import { type ComponentType, Suspense } from 'react'
import type { JobDialog, JobDialogProps, JobPanelProps } from '../../app/job-form/job-slots.ts'

/** A part of the job page that another feature brings; `routes.tsx` puts them together. */
export type JobPanel = ComponentType<JobPanelProps>

/** Which features' panels stand where; `whileAway` stands first as long as the unit is with the customer, and last afterwards. */
export interface JobPanels {
  readonly whileAway: readonly JobPanel[]
  /** Before the assessment, which it asks for. */
  readonly verdict: readonly JobPanel[]
  readonly main: readonly JobPanel[]
  readonly side: readonly JobPanel[]
  readonly afterAssessment: readonly JobPanel[]
  /** Dialogs that other features bring. */
  readonly dialogs: Partial<Readonly<Record<JobDialog, ComponentType<JobDialogProps>>>>
}

/** Panels of other features, in their order; the page does not wait for them. */
export const OtherPanels = ({ of, ...props }: JobPanelProps & { readonly of: readonly JobPanel[] }) =>
  of.map((Other, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the list is the same as long as the app runs
    <Suspense key={index}>
      <Other {...props} />
    </Suspense>
  ))
