import { Group } from '@mantine/core'
import { IconColumns3, IconDatabaseImport, IconListCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ImportKind } from '../../../shared/imports/columns.ts'
import type { ImportFile, ImportMode, ImportProgress } from '../../../shared/imports/imports.contract.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Findings } from './Findings.tsx'

interface CheckedPanelProps {
  readonly file: ImportFile
  readonly kind: ImportKind
  readonly progress: ImportProgress
  readonly isStarting: boolean
  readonly onStart: (mode: ImportMode) => void
  readonly onColumns: () => void
}

/** What would happen, line by line, and the choice: all of it, the good lines, or the columns once more. */
export const CheckedPanel = ({ file, kind, progress, isStarting, onStart, onColumns }: CheckedPanelProps) => {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { counts } = progress
  const wanted = counts.added + counts.changed
  const nothing = wanted === 0 ? t('imports.nothingToDo') : undefined
  const bad = counts.bad > 0 ? t('imports.hasBad', { count: counts.bad, number: number(counts.bad) }) : undefined
  const icon = <IconDatabaseImport size={18} aria-hidden="true" />
  const columns = (
    <ActionButton
      variant="default"
      label={t('imports.changeColumns')}
      icon={<IconColumns3 size={18} aria-hidden="true" />}
      shortcut="alt+c"
      onAction={onColumns}
    />
  )
  return (
    <Panel heading={t('imports.checked')} icon={<IconListCheck size={18} aria-hidden="true" />} aside={columns}>
      <Group justify="flex-end">
        {counts.bad > 0 && (
          <ActionButton
            label={t('imports.takeGood', { count: wanted, number: number(wanted) })}
            icon={icon}
            shortcut="alt+g"
            isFirst={nothing === undefined}
            loading={isStarting}
            disabledReason={nothing}
            onAction={() => onStart('good')}
          />
        )}
        <ActionButton
          variant={counts.bad > 0 ? 'default' : 'filled'}
          label={t('imports.takeAll', { count: progress.total, number: number(progress.total) })}
          icon={icon}
          shortcut="mod+Enter"
          isFirst={(bad ?? nothing) === undefined}
          loading={isStarting}
          disabledReason={bad ?? nothing}
          onAction={() => onStart('all')}
        />
      </Group>
      <Findings file={file} kind={kind} progress={progress} />
    </Panel>
  )
}
