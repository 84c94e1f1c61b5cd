import { Fieldset, Group, NumberInput, type NumberInputProps, SimpleGrid, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RULER_FRAME_MM } from '../../../shared/printers/trial-labels.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { correctedOffset } from './printer-form.ts'

export interface OffsetFieldsProps {
  readonly x: NumberInputProps
  readonly y: NumberInputProps
  readonly onCorrect: (x: number, y: number) => void
  readonly onRuler: () => Promise<void>
}

/** Where the print has to move to: typed, or worked out from what was measured on a printed ruler. */
export const OffsetFields = ({ x, y, onCorrect, onRuler }: OffsetFieldsProps) => {
  const { t } = useTranslation()
  const [left, setLeft] = useState<number | string>(RULER_FRAME_MM)
  const [top, setTop] = useState<number | string>(RULER_FRAME_MM)
  const correct = () => {
    onCorrect(correctedOffset(x.value ?? 0, left), correctedOffset(y.value ?? 0, top))
    setLeft(RULER_FRAME_MM)
    setTop(RULER_FRAME_MM)
  }
  const hint = t('printers.field.measureHint', { right: RULER_FRAME_MM })
  return (
    <Fieldset legend={t('printers.field.offset')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <NumberInput label={t('printers.field.offsetXMm')} decimalScale={1} step={0.1} {...x} />
        <NumberInput label={t('printers.field.offsetYMm')} decimalScale={1} step={0.1} {...y} />
      </SimpleGrid>
      <Text c="dimmed" size="sm" mt="sm" mb={4}>
        {t('printers.field.offsetHint')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <NumberInput
          label={t('printers.field.fromLeft')}
          description={hint}
          decimalScale={1}
          step={0.1}
          value={left}
          onChange={setLeft}
        />
        <NumberInput
          label={t('printers.field.fromTop')}
          description={hint}
          decimalScale={1}
          step={0.1}
          value={top}
          onChange={setTop}
        />
      </SimpleGrid>
      <Group gap="sm" mt="sm">
        <ActionButton variant="default" label={t('print.document.ruler')} onAction={onRuler} />
        <ActionButton variant="default" label={t('printers.field.takeMeasured')} onAction={correct} />
      </Group>
    </Fieldset>
  )
}
