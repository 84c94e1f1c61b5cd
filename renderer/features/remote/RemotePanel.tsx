import { Group, Stack, Text } from '@mantine/core'
import { IconHeadset, IconMessageCheck, IconTruckDelivery, IconUserCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import type { RemoteSession } from '../../../shared/remote/remote.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { BeginForm } from './BeginForm.tsx'
import { EndForm } from './EndForm.tsx'
import { SessionLines } from './SessionLines.tsx'
import { useCallIn } from './use-call-in.ts'
import './remote.css'

const icon = { size: 17, 'aria-hidden': true } as const

/** Help from afar: first the customer's permission, then what was tried and what came of it (MISSION.md, C1). */
export const RemotePanel = ({ job }: { readonly job: JobFile }) => {
  const { t } = useTranslation()
  const held = useQuery(api.remote.ofJob.queryOptions({ input: { jobId: job.id } }))
  const [asked, setAsked] = useState<'begin' | 'end'>()
  const open = held.data?.find(({ endedAt }) => endedAt === null)
  // A closed job, which nobody helps from afar any more, shows the panel only for what was held.
  if (job.stage === 'closed' && !held.isError && (held.data ?? []).length === 0) return null
  return (
    <Panel
      heading={t('remote.heading')}
      icon={<IconHeadset size={18} aria-hidden="true" />}
      aside={held.data !== undefined && <RemoteActions job={job} open={open} onAsk={setAsked} />}
    >
      <PageQuery query={held} isPart>
        {(sessions) =>
          sessions.length === 0 ? (
            <Text c="dimmed">{t(job.facts.isUnitHere ? 'remote.none' : 'remote.teach')}</Text>
          ) : (
            <Stack gap="md">
              {sessions.map((session) => (
                <SessionLines key={session.id} session={session} />
              ))}
            </Stack>
          )
        }
      </PageQuery>
      {asked === 'begin' && <BeginForm job={job} onClose={() => setAsked(undefined)} />}
      {asked === 'end' && open !== undefined && <EndForm job={job} session={open} onClose={() => setAsked(undefined)} />}
    </Panel>
  )
}

interface RemoteActionsProps {
  readonly job: JobFile
  readonly open: RemoteSession | undefined
  readonly onAsk: (form: 'begin' | 'end') => void
}

const RemoteActions = ({ job, open, onAsk }: RemoteActionsProps) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const { callIn, failure } = useCallIn(job)
  if (job.stage === 'closed') return null
  const lockedReason = can('bench') || can('counter') ? undefined : t('error.forbidden.title')
  const mayCallIn = !job.facts.isUnitHere && (job.stage === 'received' || job.stage === 'assessing')
  return (
    <Group gap="xs">
      {failure !== undefined && <Text c="var(--mantine-color-error)">{failure}</Text>}
      {mayCallIn && open === undefined && (
        <ActionButton
          variant="default"
          size="compact-md"
          label={t('remote.callIn')}
          icon={<IconTruckDelivery {...icon} />}
          disabledReason={lockedReason}
          onAction={callIn}
        />
      )}
      <ActionButton
        variant={job.facts.isUnitHere ? 'default' : 'filled'}
        size="compact-md"
        label={open === undefined ? t('remote.begin') : t('remote.end')}
        icon={open === undefined ? <IconUserCheck {...icon} /> : <IconMessageCheck {...icon} />}
        disabledReason={lockedReason}
        onAction={() => onAsk(open === undefined ? 'begin' : 'end')}
      />
    </Group>
  )
}
