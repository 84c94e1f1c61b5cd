import { Suspense } from 'react'
import type { ScannedPart } from '../../app/scanner/scanned-part.ts'
import type { JobFile, RepairEntry } from '../../../shared/jobs/jobs.ts'
import type { JobDialog } from '../../app/job-form/job-slots.ts'
import { HoldScans } from '../../app/scanner/HoldScans.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { AssessForm } from './AssessForm.tsx'
import { AssignForm } from './AssignForm.tsx'
import { ChecklistForm } from './ChecklistForm.tsx'
import { DueForm } from './DueForm.tsx'
import { EscalateForm } from './EscalateForm.tsx'
import { HoldForm } from './HoldForm.tsx'
import { LogForm } from './LogForm.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import type { JobPanels } from './OtherPanels.tsx'
import { ShelfForm } from './ShelfForm.tsx'
import { ToldForm } from './ToldForm.tsx'
import { useMoveJob } from './use-move-job.ts'

/** Which dialog is open, and what it begins with. */
export interface OpenDialog {
  readonly dialog: JobDialog
  readonly part?: ScannedPart | undefined
  readonly corrects?: RepairEntry | undefined
}

export interface JobDialogsProps {
  readonly job: JobFile
  readonly open: OpenDialog | undefined
  readonly of: JobPanels['dialogs']
  readonly onClose: () => void
}

/** The dialogs of the job page, one at a time. */
export const JobDialogs = ({ job, open, of, onClose }: JobDialogsProps) => {
  const move = useMoveJob()
  const common = { job, onClose }
  if (open === undefined) return null
  switch (open.dialog) {
    case 'assess':
      return <AssessForm {...common} />
    case 'log':
      return <LogForm {...common} corrects={open.corrects} Report={of.report} />
    case 'checklist':
      return <ChecklistForm {...common} start="empty" />
    case 'pass':
    case 'fail':
      return <ChecklistForm {...common} start={open.dialog === 'pass' ? 'pass' : 'fail'} />
    case 'hold':
      return <HoldForm {...common} />
    case 'due':
      return <DueForm {...common} />
    case 'told':
      return <ToldForm {...common} />
    case 'escalate':
      return <EscalateForm {...common} />
    case 'answer':
      return <AnswerForm {...common} />
    case 'assign':
      return <AssignForm {...common} />
    case 'shelf':
      return <ShelfForm {...common} />
    case 'move':
      return <MoveDialog {...common} onMove={(to) => void move(job, to)} />
    case 'pick':
    case 'plan':
    case 'consent':
    case 'approve':
    case 'link':
    case 'report': {
      const Dialog = of[open.dialog]
      return Dialog === undefined ? null : (
        <Suspense fallback={<HoldScans />}>
          <Dialog {...common} part={open.part} />
        </Suspense>
      )
    }
  }
}
