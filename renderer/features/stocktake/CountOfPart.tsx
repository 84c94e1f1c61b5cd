import { ActionIcon, Text, TextInput } from '@mantine/core'
import { IconMinus, IconPlus, IconTrash } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type AtHand, takesFigure } from './count-steps.ts'
import type { CountDesk } from './use-count.ts'

interface CountOfPartProps {
  readonly desk: CountDesk
  readonly part: AtHand
}

/** The part at hand: what it is, and how many of it were counted, to be corrected by thumb. */
export const CountOfPart = ({ desk, part }: CountOfPartProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <div className="stocktake-part">
      <div>
        <Text fw={650} size="lg">
          {part.lot === null ? part.sku : `${part.sku} · ${part.lot}`}
        </Text>
        <Text c="dimmed">{wording(part.name, language)}</Text>
      </div>
      {takesFigure(part) && <FigureField desk={desk} part={part} />}
      {part.tracking === 'serial' && part.lot !== null && (
        <ActionButton
          variant="default"
          label={t('stocktake.takeOff')}
          icon={<IconTrash size={18} aria-hidden="true" />}
          onAction={() => desk.takeOff(part)}
        />
      )}
    </div>
  )
}

/** Whatever is typed holds as soon as the field is left, by Enter, by a finger or by the next scan. */
const FigureField = ({ desk, part }: CountOfPartProps) => {
  const { t } = useTranslation()
  const { counted, typed } = desk
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    void desk.takeTyped()
  }
  return (
    <div className="stocktake-figure">
      <ActionIcon
        variant="default"
        size={52}
        aria-label={t('stocktake.oneLess')}
        disabled={counted === null || counted === 0}
        onClick={() => void desk.oneLess(part)}
      >
        <IconMinus aria-hidden="true" />
      </ActionIcon>
      <TextInput
        aria-label={t('stocktake.inAll')}
        inputMode="numeric"
        autoComplete="off"
        size="lg"
        value={typed ?? (counted === null ? '' : String(counted))}
        onChange={(event) => desk.setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={press}
        onBlur={() => void desk.takeTyped()}
      />
      <ActionIcon variant="default" size={52} aria-label={t('stocktake.oneMore')} onClick={() => void desk.oneMore(part)}>
        <IconPlus aria-hidden="true" />
      </ActionIcon>
    </div>
  )
}
