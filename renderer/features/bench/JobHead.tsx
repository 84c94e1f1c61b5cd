import { Group, Text, Title } from '@mantine/core'
import { IconArrowsMove, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { StageBadge } from '../../ui/StageBadge.tsx'
import { JobActions } from './JobActions.tsx'
import { JobMarks } from './JobMarks.tsx'
import type { JobDialog } from '../../app/job-form/job-slots.ts'
import { NextStepButton } from './NextStepButton.tsx'
import { TimerButton } from './TimerButton.tsx'
import { useNextStep } from './use-next-step.ts'

export interface JobHeadProps {
  readonly job: JobFile
  readonly lockedReason: string | undefined
  readonly onDialog: (dialog: JobDialog) => void
}

/** Which job this is, how it stands and what comes next. It stays in sight however far the page is scrolled. */
export const JobHead = ({ job, lockedReason, onDialog }: JobHeadProps) => {
  const { t } = useTranslation()
  const { today } = useFormat()
  const offered = useNextStep(job)
  return (
    <header className="hb-job-head" data-testid="job-head">
      <div className="hb-job-name">
        <div>
          <Title order={1}>{job.number}</Title>
          <Text c="dimmed" truncate className="hb-job-model">{`${job.brand} ${job.modelName}`}</Text>
          <StageBadge stage={job.stage} />
        </div>
        <div className="hb-job-marks">
          <JobMarks job={job} today={today()} />
        </div>
      </div>
      <div className="hb-job-tools">
        <Group gap="xs" role="toolbar" aria-label={t('job.toolbar')} wrap="nowrap">
          <JobActions job={job} onDialog={onDialog} />
          {offered !== null && (
            <>
              <ActionButton
                variant="default"
                label={t('job.action.move')}
                icon={<IconArrowsMove size={18} aria-hidden="true" />}
                shortcut="alt+m"
                onAction={() => onDialog('move')}
              />
              <TimerButton job={job} lockedReason={lockedReason} />
              <NextStepButton job={job} offered={offered} onDialog={onDialog} />
            </>
          )}
        </Group>
        {offered?.reason !== undefined && (
          <Text size="sm" className="hb-job-why">
            <IconInfoCircle size={16} aria-hidden="true" />
            {offered.reason}
          </Text>
        )}
      </div>
    </header>
  )
}
