import { Anchor, Group, Text } from '@mantine/core'
import { IconArrowBackUp, IconPackageImport, IconTag } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ArrivalFile, ArrivalLine, ArrivalState } from '../../../shared/arrivals/arrivals.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { Tone } from '../../ui/theme.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import type { Arrival } from './use-arrival.ts'

const tones: Readonly<Record<ArrivalState, Tone>> = { expected: 'info', arrived: 'good', missing: 'bad', surplus: 'warn' }

export interface ArrivalLinesProps {
  readonly rma: ArrivalFile
  readonly arrival: Arrival
  readonly mayReceive: boolean
}

/** Every unit of the RMA with how it stands: what is still to come first, so that a gap is seen at once. */
export const ArrivalLines = ({ rma, arrival, mayReceive }: ArrivalLinesProps) => {
  const { t } = useTranslation()
  const waiting = rma.lines.filter((line) => line.stage === 'expected')
  const others = rma.lines.filter((line) => line.stage !== 'expected')
  return (
    <Panel heading={t('arrival.units')} marks={<Text c="dimmed">{rma.lines.length}</Text>}>
      {rma.lines.length === 0 ? (
        <EmptyState icon={<IconPackageImport size={26} aria-hidden="true" />} message={t('arrival.nothingAnnounced')} />
      ) : (
        <ul className="arrival-lines" aria-label={t('arrival.units')}>
          {[...waiting, ...others].map((line) => (
            <Line key={line.jobId} line={line} arrival={arrival} mayReceive={mayReceive} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

interface LineProps {
  readonly line: ArrivalLine
  readonly arrival: Arrival
  readonly mayReceive: boolean
}

const Line = ({ line, arrival, mayReceive }: LineProps) => {
  const { t } = useTranslation()
  const print = usePrint()
  const isAtHand = arrival.atHand?.kind === 'line' && arrival.atHand.line.jobId === line.jobId
  const name = line.serial ?? line.unitNumber
  return (
    <li data-state={line.state} data-at-hand={isAtHand}>
      <div className="arrival-line-facts">
        <Group gap={8}>
          <Text fw={600} className="arrival-serial">
            {line.serial ?? t('arrival.noSerial')}
          </Text>
          <ToneBadge tone={tones[line.state]} label={t(`arrival.state.${line.state}`)} />
          <Anchor component={Link} to={`/jobs/${line.number}`} size="sm">
            {line.number}
          </Anchor>
        </Group>
        <Text size="sm" lineClamp={1}>
          {line.brand} {line.modelName} · {line.fault}
        </Text>
        <Came line={line} />
      </div>
      {mayReceive && (
        <Group gap={4} wrap="nowrap">
          {line.stage === 'expected' && (
            <ActionButton
              variant="default"
              size="compact-md"
              h={36}
              label={t('arrival.receive')}
              icon={<IconPackageImport size={17} aria-hidden="true" />}
              onAction={() => void arrival.open({ kind: 'line', line })}
            />
          )}
          {line.receivedAt !== null && (
            <IconAction
              label={t('arrival.label', { name })}
              icon={<IconTag size={18} aria-hidden="true" />}
              onAction={() => void print({ kind: 'job-label', jobId: line.jobId })}
            />
          )}
          {line.mayUndo && (
            <IconAction
              label={t('arrival.undo', { name })}
              icon={<IconArrowBackUp size={18} aria-hidden="true" />}
              onAction={() => void arrival.undo(line)}
            />
          )}
        </Group>
      )}
    </li>
  )
}

/** What came along against what was said to: the difference is what the customer will ask about. */
const Came = ({ line }: { readonly line: ArrivalLine }) => {
  const { t } = useTranslation()
  const join = (names: readonly string[]) => (names.length === 0 ? t('arrival.nothing') : names.join(t('arrival.listJoin')))
  const isHere = line.receivedAt !== null
  if (!isHere && line.announced.length === 0) return null
  const lacking = line.announced.filter((name) => !line.accessories.includes(name))
  return (
    <Text size="sm" c="dimmed">
      {isHere ? t('arrival.came', { names: join(line.accessories) }) : t('arrival.announced', { names: join(line.announced) })}
      {isHere && lacking.length > 0 && (
        <Text span c="var(--hb-tone-bad-text)">
          {' · '}
          {t('arrival.lacking', { names: join(lacking) })}
        </Text>
      )}
    </Text>
  )
}
