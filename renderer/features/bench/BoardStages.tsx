import { useTranslation } from 'react-i18next'
import type { Stage } from '../../../shared/jobs/stages.ts'
import { stageIcons } from '../../ui/StageBadge.tsx'
import { stageStyle } from '../../ui/tone-style.ts'
import type { Column } from './board-columns.ts'
import { ColumnCounts } from './ColumnCounts.tsx'

export interface BoardStagesProps {
  readonly columns: readonly Column[]
  /** The stages whose columns are in sight. */
  readonly inSight: readonly Stage[]
  readonly onGo: (stage: Stage) => void
}

/** All stages at a glance where the window is too narrow for their columns: how many jobs, urgent, late; pressed, the column comes. */
export const BoardStages = ({ columns, inSight, onGo }: BoardStagesProps) => {
  const { t } = useTranslation()
  return (
    <nav className="hb-stages" aria-label={t('board.stages')}>
      {columns.map((column) => {
        const Icon = stageIcons[column.stage]
        return (
          <button
            key={column.stage}
            type="button"
            className="hb-stage"
            style={stageStyle(column.stage)}
            data-in-sight={inSight.includes(column.stage)}
            onClick={() => onGo(column.stage)}
          >
            <span className="hb-stage-name">{t(`stage.${column.stage}`)}</span>
            <span className="hb-stage-counts">
              <Icon size={15} aria-hidden="true" />
              <strong>{column.cards.length}</strong>
              <ColumnCounts column={column} />
            </span>
          </button>
        )
      })}
    </nav>
  )
}
