import { Group, Text } from '@mantine/core'
import { IconPencil, IconTool } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { JobFile, RepairEntry } from '../../../shared/jobs/jobs.ts'
import type { LoggedPart } from '../../../shared/jobs/repair-log.ts'
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

/** Both serials, or the one that was written down; then what became of the old one. */
const fateOf = (t: TFunction, { oldSerial, newSerial, oldFate }: LoggedPart): string[] => {
  const words: string[] = []
  if (oldSerial !== null && newSerial !== null) words.push(t('job.partSerials', { old: oldSerial, new: newSerial }))
  else if (oldSerial !== null) words.push(t('job.partSerialOld', { old: oldSerial }))
  else if (newSerial !== null) words.push(t('job.partSerialNew', { new: newSerial }))
  if (oldFate !== null) words.push(t(`jobParts.logged.${oldFate}`))
  return words
}

interface PartsProps {
  readonly label: string
  readonly parts: readonly LoggedPart[]
  /** Put right by this entry; they went in by an earlier one. */
  readonly isSaidAnew?: boolean
  /** Of which a later entry says otherwise. */
  readonly isRestated: (part: LoggedPart) => boolean
}

const Parts = ({ label, parts, isSaidAnew = false, isRestated }: PartsProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <ul className="hb-entry-parts" aria-label={label} data-said-anew={isSaidAnew}>
      {parts.map((part) => (
        <li key={part.id} data-restated={isRestated(part)}>
          {`${part.quantity} × ${part.sku} ${wording(part.name, language)}`}{' '}
          <Text span c="dimmed" size="sm" className="hb-entry-fate">
            {fateOf(t, part).join(' · ')}
          </Text>
          {isRestated(part) && (
            <Text span c="dimmed" size="sm">
              {` · ${t('job.corrected')}`}
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What an entry says anew of parts that went in by earlier ones. */
const restatedOf = (entry: RepairEntry, entries: readonly RepairEntry[]): LoggedPart[] =>
  entry.restated.flatMap((said) => {
    const part = entries.flatMap(({ parts }) => parts).find(({ id }) => id === said.id)
    return part === undefined ? [] : [{ ...part, ...said }]
  })

const Entry = ({ entry, entries, lockedReason, onCorrect }: EntryProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const corrected = entries.find(({ id }) => id === entry.corrects)
  const isCorrected = entries.some(({ corrects }) => corrects === entry.id)
  const later = entries.slice(entries.indexOf(entry) + 1)
  const isRestated = (part: LoggedPart) => later.some(({ restated: said }) => said.some(({ id }) => id === part.id))
  const restated = restatedOf(entry, entries)
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
      {entry.parts.length > 0 && <Parts label={t('job.field.parts')} parts={entry.parts} isRestated={isRestated} />}
      {restated.length > 0 && <Parts label={t('jobParts.restate.said')} parts={restated} isSaidAnew isRestated={isRestated} />}
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
