import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconArrowsTransferDown, IconCheck, IconEyeQuestion, IconMapPin, IconQuestionMark } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeldUnit, Place } from '../../../shared/custody/custody.ts'
import { api, client } from '../../app/api.ts'
import { failureNotice } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { useChange } from '../../app/use-change.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { MoveModal } from './MoveModal.tsx'
import { rememberMove } from './remember-move.ts'
import { HolderOf } from './unit-columns.tsx'
import type { Difference } from './use-shelf-count.ts'

interface DifferencesProps {
  readonly place: Place
  readonly difference: Difference
}

/** What a count found otherwise than the ledger says; each is put right by a move with its reason. */
export const Differences = ({ place, difference: { found, missing, unexpected } }: DifferencesProps) => {
  const { t } = useTranslation()
  return (
    <Stack gap="md">
      <Panel heading={t('places.ended')} icon={<IconCheck size={18} aria-hidden="true" />}>
        <Text>{t('places.endedWords', { found, missing: missing.length, unexpected: unexpected.length })}</Text>
      </Panel>
      {missing.length > 0 && (
        <Panel heading={t('places.missing', { count: missing.length })} icon={<IconEyeQuestion size={18} aria-hidden="true" />}>
          <Text c="dimmed">{t('places.missingHint')}</Text>
          <ul className="custody-lines">
            {missing.map((unit) => (
              <DifferenceLine key={unit.unitId} unit={unit} place={place} kind="missing" />
            ))}
          </ul>
        </Panel>
      )}
      {unexpected.length > 0 && (
        <Panel
          heading={t('places.unexpected', { count: unexpected.length })}
          icon={<IconQuestionMark size={18} aria-hidden="true" />}
        >
          <Text c="dimmed">{t('places.unexpectedHint')}</Text>
          <ul className="custody-lines">
            {unexpected.map((unit) => (
              <DifferenceLine key={unit.unitId} unit={unit} place={place} kind="unexpected" />
            ))}
          </ul>
        </Panel>
      )}
    </Stack>
  )
}

interface DifferenceLineProps {
  readonly unit: HeldUnit
  readonly place: Place
  readonly kind: 'missing' | 'unexpected'
}

const DifferenceLine = ({ unit, place, kind }: DifferenceLineProps) => {
  const { t } = useTranslation()
  const [isMoving, setMoving] = useState(false)
  const move = useChange(client.custody.move)
  const custody = useQuery(api.custody.ofUnit.queryOptions({ input: { unitId: unit.unitId } }))
  const now = custody.data?.now ?? unit.now
  const isHere = now?.holder.id === place.id
  const isSettled = kind === 'missing' ? now?.missedAt === null : isHere
  const putHere = async () => {
    try {
      const to = { kind: 'place', placeId: place.id } as const
      rememberMove(await move.mutateAsync({ unitId: unit.unitId, to, why: 'counted', note: null }))
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (t) => failureNotice(t, thrown) })
    }
  }
  return (
    <li>
      <Anchor component={Link} to={`/units/${unit.unitId}`} fw={600}>
        {unit.serial ?? unit.number}
      </Anchor>
      <Text span>{unit.model}</Text>
      <HolderOf unit={{ ...unit, now }} />
      <Group gap="xs" ml="auto">
        {isSettled ? (
          <ToneBadge tone="good" label={t('places.settled')} />
        ) : kind === 'unexpected' && now !== null && now.holder.kind !== 'customer' ? (
          <ActionButton
            size="compact-md"
            label={t('places.putHere')}
            icon={<IconMapPin size={17} aria-hidden="true" />}
            onAction={putHere}
          />
        ) : (
          now !== null &&
          now.holder.kind !== 'customer' && (
            <ActionButton
              size="compact-md"
              variant="default"
              label={t('places.whereIs')}
              icon={<IconArrowsTransferDown size={17} aria-hidden="true" />}
              onAction={() => setMoving(true)}
            />
          )
        )}
      </Group>
      {isMoving && now !== null && (
        <MoveModal unitId={unit.unitId} from={now.holder} why="counted" onClose={() => setMoving(false)} />
      )}
    </li>
  )
}
