import { IconLock } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import type { JobDialog } from '../../app/job-form/job-slots.ts'
import { useSession } from '../../app/session-context.ts'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { AccessoriesPanel } from './AccessoriesPanel.tsx'
import { AssessmentPanel } from './AssessmentPanel.tsx'
import { DocumentsPanel } from './DocumentsPanel.tsx'
import { FaultPanel } from './FaultPanel.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'
import { JobDialogs, type OpenDialog } from './JobDialogs.tsx'
import { JobFacts } from './JobFacts.tsx'
import { JobHead } from './JobHead.tsx'
import { type JobPanels, OtherPanels } from './OtherPanels.tsx'
import { JobTimeline } from './JobTimeline.tsx'
import { JobTasks } from './JobTasks.tsx'
import { KnowledgePanel } from './KnowledgePanel.tsx'
import { LogPanel } from './LogPanel.tsx'
import { Note } from './Note.tsx'
import { PhotosPanel } from './PhotosPanel.tsx'
import { scannedJob } from './station-memory.ts'
import { TestsPanel } from './TestsPanel.tsx'
import { useBenchCommand } from './use-bench-command.ts'
import { useJobScan } from './use-job-scan.ts'

export interface JobViewProps {
  readonly job: JobFile
  /** The dialog that the address asks for. */
  readonly asked: JobDialog | undefined
  readonly panels: JobPanels
}

/** One job with everything about it, and everything that can be done with it. */
export const JobView = ({ job, asked, panels }: JobViewProps) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { can } = useSession()
  const [open, setOpen] = useState<OpenDialog | undefined>(asked === undefined ? undefined : { dialog: asked })
  const openDialog = (dialog: JobDialog) => setOpen({ dialog })
  const run = useBenchCommand((_, dialog) => openDialog(dialog))
  useJobScan(job, setOpen)
  useShortcut('alt+z', t('scanner.command.undo'), () => void run('undo', undefined))

  const { number } = job
  useEffect(() => scannedJob.remember(number), [number])
  useEffect(() => {
    // The address has said what to open; going back or loading again should not open it once more.
    if (asked !== undefined) void navigate({ to: '/jobs/$number', params: { number }, search: {}, replace: true })
  }, [asked, number, navigate])

  const isClosed = job.stage === 'closed'
  const forbidden = can('bench') ? undefined : t('error.forbidden.title')
  const lockedReason = isClosed ? t('refusal.already-closed') : forbidden
  const shown = { job, lockedReason, onDialog: openDialog }
  return (
    <>
      <JobHead job={job} lockedReason={lockedReason} onDialog={openDialog} />
      {isClosed && (
        <Note tone="neutral" icon={<IconLock size={18} aria-hidden="true" />}>
          {t('refusal.already-closed')}
        </Note>
      )}
      <JobTasks job={job} onDialog={openDialog} />
      <JobFacts job={job} />
      <div className="hb-job-columns">
        <div>
          {job.facts.isUnitHere || isClosed ? null : <OtherPanels of={panels.whileAway} {...shown} />}
          <FaultPanel job={job} />
          <KnowledgePanel job={job} />
          <OtherPanels of={panels.verdict} {...shown} />
          <AssessmentPanel job={job} lockedReason={lockedReason} onOpen={() => openDialog('assess')} />
        </div>
        <div>
          <OtherPanels of={panels.afterAssessment} {...shown} />
          <LogPanel
            job={job}
            lockedReason={lockedReason}
            onAdd={() => openDialog('log')}
            onCorrect={(corrects) => setOpen({ dialog: 'log', corrects })}
          />
          <TestsPanel job={job} lockedReason={lockedReason} onOpen={() => openDialog('checklist')} />
          <PhotosPanel job={job} lockedReason={lockedReason} />
          <OtherPanels of={panels.main} {...shown} />
          {job.facts.isUnitHere || isClosed ? <OtherPanels of={panels.whileAway} {...shown} /> : null}
        </div>
        <div>
          <DocumentsPanel job={job} />
          <AccessoriesPanel job={job} />
          <OtherPanels of={panels.side} {...shown} />
          <HistoryPanel job={job} />
          <JobTimeline job={job} />
        </div>
      </div>
      <JobDialogs job={job} open={open} of={panels.dialogs} onClose={() => setOpen(undefined)} />
    </>
  )
}
