import { Group, Text } from '@mantine/core'
import { IconPencil, IconTool } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { JobFile, RepairEntry } from '../../../shared/jobs/jobs.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { JobPhoto } from './JobPhoto.tsx'

export interface LogPanelProps {
  readonly job: JobFile
  readonly lockedReason: string | undefined
  readonly onAdd: () => void
  readonly onCorrect: (entry: RepairEntry) => void
}

/** Both serials, or the one that was written down. */
const serialsOf = (t: TFunction, { oldSerial, newSerial }: RepairEntry['parts'][number]): string => {
  if (oldSerial === null) return t('job.partSerialNew', { new: newSerial })
  return newSerial === null
    ? t('job.partSerialOld', { old: oldSerial })
    : t('job.partSerials', { old: oldSerial, new: newSerial })
}

const Parts = ({ entry }: { readonly entry: RepairEntry }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <ul className="hb-entry-parts" aria-label={t('job.field.parts')}>
      {entry.parts.map((part) => (
        <li key={`${part.sku} ${part.newSerial ?? ''}`}>
          {`${part.quantity} × ${part.sku} ${wording(part.name, language)}`}
          {(part.oldSerial !== null || part.newSerial !== null) && (
            <Text span c="dimmed" size="sm">
              {` ${serialsOf(t, part)}`}
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}

const Entry = ({ entry, entries, lockedReason, onCorrect }: EntryProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const corrected = entries.find(({ id }) => id === entry.corrects)
  const isCorrected = entries.some(({ corrects }) => corrects === entry.id)
  return (
    <li className="hb-entry" data-corrected={isCorrected}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Text size="sm" c="dimmed">
          {[
            entry.by,
            format.instant(entry.at),
            t(entry.isTimed ? 'job.minutesTimed' : 'job.minutes', { count: entry.minutes }),
          ].join(' · ')}
          {isCorrected && ` · ${t('job.corrected')}`}
        </Text>
        <ActionButton
          variant="subtle"
          size="compact-xs"
          label={t('job.action.correct')}
          icon={<IconPencil size={14} aria-hidden="true" />}
          disabledReason={lockedReason}
          onAction={() => onCorrect(entry)}
        />
      </Group>
      {corrected !== undefined && (
        <Text size="sm" c="dimmed">
          {t('job.hint.corrects', { when: format.instant(corrected.at), by: corrected.by })}
        </Text>
      )}
      {entry.found !== null && (
        <Text className="hb-words">
          <Text span c="dimmed">{`${t('job.field.found')}: `}</Text>
          {entry.found}
        </Text>
      )}
      <Text className="hb-words">{entry.done}</Text>
      {entry.parts.length > 0 && <Parts entry={entry} />}
      {entry.photos.length > 0 && (
        <Group gap="xs">
          {entry.photos.map((id, index) => (
            <JobPhoto key={id} id={id} alt={t('photo.alt', { index: index + 1 })} />
          ))}
        </Group>
      )}
    </li>
  )
}

interface EntryProps {
  readonly entry: RepairEntry
  readonly entries: readonly RepairEntry[]
  readonly lockedReason: string | undefined
  readonly onCorrect: (entry: RepairEntry) => void
}

/** The repair log: entries as they were written; a correction stands beside what it corrects. */
export const LogPanel = ({ job, lockedReason, onAdd, onCorrect }: LogPanelProps) => {
  const { t } = useTranslation()
  return (
    <Panel
      heading={t('job.section.log')}
      icon={<IconTool size={18} aria-hidden="true" />}
      marks={job.minutesTotal > 0 && <Text c="dimmed">{t('job.minutes', { count: job.minutesTotal })}</Text>}
      aside={
        <ActionButton
          variant="default"
          size="compact-md"
          label={t('job.step.log')}
          icon={<IconTool size={17} aria-hidden="true" />}
          disabledReason={lockedReason}
          onAction={onAdd}
        />
      }
    >
      {job.entries.length === 0 ? (
        <Text c="dimmed">{t('job.none.log')}</Text>
      ) : (
        <ul className="hb-entries" aria-label={t('job.section.log')}>
          {job.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} entries={job.entries} lockedReason={lockedReason} onCorrect={onCorrect} />
          ))}
        </ul>
      )}
    </Panel>
  )
}
