import { Group, Stack, Text } from '@mantine/core'
import { IconBookmark, IconHandGrab, IconPlus, IconPuzzle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobPart } from '../../../shared/job-parts/job-parts.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { api } from '../../app/api.ts'
import type { JobPanelProps } from '../../app/job-form/job-slots.ts'
import { useReserveParts } from '../../app/job-form/use-reserve-parts.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { AddPartForm } from './AddPartForm.tsx'
import { FromHandForm } from './FromHandForm.tsx'
import { type NeedAction, NeedLine } from './NeedLine.tsx'
import { PickForm } from './PickForm.tsx'
import { giveBackLock, takeLock } from './parts-locks.ts'
import { SubstituteForm } from './SubstituteForm.tsx'
import { WantedForm } from './WantedForm.tsx'
import './job-parts.css'

interface OpenForm {
  readonly action: NeedAction
  readonly need: JobPart
}

/** The parts that a job needs: what is there, what is in somebody's hand, what is short (MISSION.md, E3). */
export const JobPartsPanel = ({ job, onDialog }: JobPanelProps) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const query = useQuery(api.jobParts.ofJob.queryOptions({ input: { jobId: job.id } }))
  const [isAdding, setAdding] = useState(false)
  const [open, setOpen] = useState<OpenForm>()
  const mayPick = can('stock-pick')
  const locked = takeLock(job, mayPick)
  const lockedReason = locked === null ? undefined : t(locked)
  const short = query.data?.parts.filter((part) => part.short > 0).length ?? 0
  return (
    <Panel
      heading={t('jobParts.panel')}
      anchor="parts"
      icon={<IconPuzzle size={18} aria-hidden="true" />}
      aside={
        <Group gap="xs">
          <ActionButton
            variant="default"
            size="compact-md"
            label={t('jobParts.add')}
            icon={<IconPlus size={17} aria-hidden="true" />}
            disabledReason={lockedReason}
            onAction={() => setAdding(true)}
          />
          <ActionButton
            variant="default"
            size="compact-md"
            label={t('jobParts.pick')}
            icon={<IconHandGrab size={17} aria-hidden="true" />}
            disabledReason={lockedReason}
            onAction={() => onDialog('pick')}
          />
        </Group>
      }
    >
      <PageQuery query={query}>
        {({ parts, isPlanOpen }) => (
          <Stack gap="sm">
            {isPlanOpen && <ReserveFromPlan job={job} lockedReason={lockedReason} />}
            {short > 0 && <Text c="var(--hb-tone-warn-text)">{t('jobParts.shortHint')}</Text>}
            {parts.length === 0 && !isPlanOpen && <Text c="dimmed">{t(noneOf(job))}</Text>}
            {parts.map((need) => (
              <NeedLine
                key={need.id}
                need={need}
                canTake={locked === null}
                canGiveBack={giveBackLock(job, mayPick) === null}
                onAction={(action) => setOpen({ action, need })}
              />
            ))}
          </Stack>
        )}
      </PageQuery>
      {isAdding && <AddPartForm job={job} onClose={() => setAdding(false)} />}
      {open !== undefined && <NeedForm job={job} {...open} onClose={() => setOpen(undefined)} />}
    </Panel>
  )
}

/** What there is to say of a job that needs no parts: it is over, may ask for some, or waits for the customer. */
const noneOf = ({ stage, facts }: JobFile) => {
  if (stage === 'closed') return 'jobParts.noneClosed'
  return facts.isReleased ? 'jobParts.noneYet' : 'jobParts.none'
}

const ReserveFromPlan = ({ job, lockedReason }: { readonly job: JobFile; readonly lockedReason: string | undefined }) => {
  const { t } = useTranslation()
  return (
    <Group justify="space-between" gap="sm">
      <Text flex={1}>{t(job.facts.isReleased ? 'jobParts.planOpen' : 'jobParts.planWaits')}</Text>
      <ActionButton
        size="compact-md"
        label={t('jobParts.reserve')}
        icon={<IconBookmark size={17} aria-hidden="true" />}
        disabledReason={lockedReason}
        onAction={useReserveParts(job)}
      />
    </Group>
  )
}

const NeedForm = ({ job, action, need, onClose }: OpenForm & { readonly job: JobFile; readonly onClose: () => void }) => {
  switch (action) {
    case 'pick':
      return <PickForm job={job} need={need} onClose={onClose} />
    case 'substitute':
      return <SubstituteForm job={job} need={need} onClose={onClose} />
    case 'wanted':
      return <WantedForm job={job} need={need} onClose={onClose} />
    case 'return':
    case 'doa':
    case 'broken':
      return <FromHandForm job={job} need={need} what={action} onClose={onClose} />
  }
}
