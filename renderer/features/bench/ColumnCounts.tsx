import { IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { toneStyle } from '../../ui/tone-style.ts'
import { IconUrgent } from '../../ui/urgent-icon.ts'
import type { Column } from './board-columns.ts'

/** How many of a stage's jobs are urgent and late, each with its picture; the words are in the tooltip. */
export const ColumnCounts = ({ column }: { readonly column: Column }) => {
  const { t } = useTranslation()
  const marks = [
    { count: column.urgent, Icon: IconUrgent, word: t('board.urgentCount', { count: column.urgent }) },
    { count: column.late, Icon: IconClockExclamation, word: t('board.lateCount', { count: column.late }) },
  ].filter(({ count }) => count > 0)
  if (marks.length === 0) return null
  return (
    <span className="hb-column-marks">
      {marks.map(({ count, Icon, word }) => (
        <span key={word} className="hb-column-mark" style={toneStyle('bad')} title={word}>
          <Icon size={14} aria-hidden="true" />
          <span aria-hidden="true">{count}</span>
          <span className="hb-unseen">{word}</span>
        </span>
      ))}
    </span>
  )
}
