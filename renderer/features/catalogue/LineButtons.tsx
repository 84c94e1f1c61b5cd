import { Group } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconAction } from '../../ui/IconAction.tsx'

export interface LineButtonsProps {
  /** Counted from 1, for the names of the buttons. */
  readonly number: number
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
}

/** Up, down and away, for one line of a list. */
export const LineButtons = ({ number, isFirst, isLast, onMove, onRemove }: LineButtonsProps) => {
  const { t } = useTranslation()
  const look = { variant: 'subtle', color: 'gray', c: 'inherit', size: 36 } as const
  const icon = { size: 18, 'aria-hidden': true } as const
  return (
    <Group gap={2} wrap="nowrap">
      <IconAction
        {...look}
        label={t('models.moveUp', { number })}
        icon={<IconArrowUp {...icon} />}
        aria-disabled={isFirst}
        onAction={() => onMove(-1)}
      />
      <IconAction
        {...look}
        label={t('models.moveDown', { number })}
        icon={<IconArrowDown {...icon} />}
        aria-disabled={isLast}
        onAction={() => onMove(1)}
      />
      <IconAction {...look} label={t('models.removeLine', { number })} icon={<IconTrash {...icon} />} onAction={onRemove} />
    </Group>
  )
}
