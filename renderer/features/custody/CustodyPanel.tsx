import { Alert, Anchor, Group, Stack, Text } from '@mantine/core'
import { IconArrowsTransferDown, IconDoorExit, IconEyeQuestion, IconUserPin } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustodyEntry, CustodyNow, Departure } from '../../../shared/custody/custody.ts'
import type { UnitId } from '../../../shared/kernel/ids.ts'
import type { UnitFile } from '../../../shared/units/units.contract.ts'
import { api } from '../../app/api.ts'
import type { JobPanelProps } from '../../app/job-form/job-slots.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { holderIcons, holderTones, holderWords } from './holder-words.ts'
import { MoveModal } from './MoveModal.tsx'
import { useMayCarry } from './use-may.ts'

export const JobCustodyPanel = ({ job }: JobPanelProps) => <CustodyPanel unitId={job.unitId} />

export const UnitCustodyPanel = ({ file }: { readonly file: UnitFile }) => <CustodyPanel unitId={file.unit.id} />

/** Who has a unit, where and since when, and every hand that it went through. */
const CustodyPanel = ({ unitId }: { readonly unitId: UnitId }) => {
  const { t } = useTranslation()
  const custody = useQuery(api.custody.ofUnit.queryOptions({ input: { unitId } }))
  const [isMoving, setMoving] = useState(false)
  const now = custody.data?.now ?? null
  const mayMove = useMayCarry() && now !== null && now.holder.kind !== 'customer'
  return (
    <Panel
      heading={t('custody.heading')}
      icon={<IconUserPin size={18} aria-hidden="true" />}
      aside={
        mayMove && (
          <ActionButton
            variant="default"
            size="compact-md"
            label={t('custody.move')}
            icon={<IconArrowsTransferDown size={17} aria-hidden="true" />}
            onAction={() => setMoving(true)}
          />
        )
      }
    >
      <PageQuery query={custody} isPart>
        {({ now: held, left, path }) => (
          <Stack gap="md">
            <Now now={held} left={left} />
            {path.length > 0 && <Path path={path} />}
          </Stack>
        )}
      </PageQuery>
      {isMoving && now !== null && <MoveModal unitId={unitId} from={now.holder} onClose={() => setMoving(false)} />}
    </Panel>
  )
}

const Now = ({ now, left }: { readonly now: CustodyNow | null; readonly left: Departure | null }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (left !== null && (now === null || now.holder.kind === 'customer'))
    return (
      <Group gap={8} wrap="nowrap" align="flex-start">
        <IconDoorExit size={22} aria-hidden="true" />
        <div>
          <Text fw={600}>{t('custody.left', { name: left.to })}</Text>
          <Text size="sm" c="dimmed">
            {format.instant(left.at)} ·{' '}
            <Anchor component={Link} to={`/jobs/${left.jobNumber}`} size="sm">
              {left.jobNumber}
            </Anchor>
          </Text>
        </div>
      </Group>
    )
  if (now === null) return <Text c="dimmed">{t('custody.never')}</Text>
  const Icon = holderIcons[now.holder.kind]
  return (
    <>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <Icon size={22} aria-hidden="true" />
        <div>
          <Text fw={600}>{holderWords(t, now.holder)}</Text>
          <Text size="sm" c="dimmed">
            {t('custody.since', { at: format.instant(now.since) })}
            {now.seenAt !== now.since && (
              <>
                {' · '}
                {t('custody.seen')} <RelativeTime at={now.seenAt} />
              </>
            )}
          </Text>
        </div>
      </Group>
      {now.missedAt !== null && (
        <Alert role="none" color="orange" variant="light" p="xs" icon={<IconEyeQuestion aria-hidden="true" />}>
          {t('custody.missed', { at: format.instant(now.missedAt) })}
        </Alert>
      )}
    </>
  )
}

const FIRST = 5

const Path = ({ path }: { readonly path: readonly CustodyEntry[] }) => {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? path : path.slice(0, FIRST)
  return (
    <>
      <Timeline
        label={t('custody.path')}
        entries={shown.map((entry) => {
          const Icon = holderIcons[entry.to.kind]
          return {
            id: entry.id,
            at: entry.at,
            by: entry.by ?? undefined,
            heading: holderWords(t, entry.to),
            body: (
              <Text size="sm" c="dimmed" className="hb-words">
                {[t(`custody.why.${entry.why}`), entry.note].filter((part) => part !== null).join(': ')}
              </Text>
            ),
            icon: <Icon size={16} />,
            tone: holderTones[entry.to.kind],
          }
        })}
      />
      {shown.length < path.length && (
        <ActionButton variant="subtle" label={t('custody.wholePath', { count: path.length })} onAction={() => setWhole(true)} />
      )}
    </>
  )
}
