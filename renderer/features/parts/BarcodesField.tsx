import { Group, Text, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { withBarcode } from './part-form.ts'

export interface BarcodesFieldProps {
  readonly barcodes: readonly string[]
  readonly errorOf: (path: string) => string | undefined
  readonly onChange: (barcodes: readonly string[]) => void
}

/** What makers printed on the box: scanned anywhere on the page, or typed here. */
export const BarcodesField = ({ barcodes, errorOf, onChange }: BarcodesFieldProps) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const add = () => {
    if (typed.trim() === '') return
    onChange(withBarcode(barcodes, typed))
    setTyped('')
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || typed.trim() === '') return
    event.preventDefault()
    event.stopPropagation()
    add()
  }
  const complaint = errorOf('barcodes')
  return (
    <>
      {barcodes.length === 0 && <Text c="dimmed">{t('parts.barcodesHint')}</Text>}
      <ul className="parts-chips" aria-label={t('parts.field.barcodes')}>
        {barcodes.map((code, index) => {
          const problem = errorOf(`barcodes.${index}`)
          return (
            <li key={code} data-wrong={problem !== undefined}>
              <Text span>{code}</Text>
              <IconAction
                size="sm"
                variant="subtle"
                label={t('parts.removeNamed', { name: code })}
                icon={<IconX size={16} aria-hidden="true" />}
                onAction={() => onChange(barcodes.toSpliced(index, 1))}
              />
              {problem !== undefined && (
                <Text span c="var(--mantine-color-error)" size="sm">
                  {problem}
                </Text>
              )}
            </li>
          )
        })}
      </ul>
      {complaint !== undefined && <Text c="var(--mantine-color-error)">{complaint}</Text>}
      <Group gap="sm" align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          label={t('parts.typeBarcode')}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={press}
        />
        <ActionButton
          variant="default"
          label={t('action.add')}
          icon={<IconPlus size={18} aria-hidden="true" />}
          disabledReason={typed.trim() === '' ? t('parts.typeBarcodeFirst') : undefined}
          onAction={add}
        />
      </Group>
    </>
  )
}
