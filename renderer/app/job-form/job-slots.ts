import type { JobFile } from '../../../shared/jobs/jobs.ts'
import type { ScannedPart } from '../scanner/scanned-part.ts'

/** What a dialog of the job page is about; `pass` and `fail` open the checklist already filled in. */
export const DIALOGS = [
  'assess',
  'plan',
  'consent',
  'approve',
  'link',
  'log',
  'pick',
  'checklist',
  'pass',
  'fail',
  'hold',
  'due',
  'assign',
  'shelf',
  'move',
  'escalate',
  'answer',
  'told',
  'report',
] as const
export type JobDialog = (typeof DIALOGS)[number]

export const isJobDialog = (value: unknown): value is JobDialog => DIALOGS.some((dialog) => dialog === value)

/** A part of the job page that another feature brings. */
export interface JobPanelProps {
  readonly job: JobFile
  /** Why nothing of the bench's work can be changed here. */
  readonly lockedReason: string | undefined
  readonly onDialog: (dialog: JobDialog) => void
}

/** A dialog of the job page that another feature brings. */
export interface JobDialogProps {
  readonly job: JobFile
  /** A part that was scanned while the job was open. */
  readonly part?: ScannedPart | undefined
  readonly onClose: () => void
}
