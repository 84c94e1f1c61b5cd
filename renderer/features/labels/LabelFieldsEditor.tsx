import { Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldSizes, type LabelDesign } from '../../../shared/labels/label-kinds.ts'
import { IconAction } from '../../ui/IconAction.tsx'

type Fields = LabelDesign['fields']

export interface LabelFieldsEditorProps {
  readonly fields: Fields
  readonly error: string | undefined
  readonly onChange: (fields: Fields) => void
}

/** What stands on a label, from top to bottom: each line on or off, its size, and its place by arrows or Alt and the arrow keys. */
export const LabelFieldsEditor = ({ fields, error, onChange }: LabelFieldsEditorProps) => {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  const change = (index: number, patch: Partial<Fields[number]>) =>
    onChange(fields.map((line, at) => (at === index ? { ...line, ...patch } : line)))
  const move = (index: number, by: -1 | 1) => {
    const [line] = fields.slice(index, index + 1)
    const to = index + by
    if (line === undefined || to < 0 || to >= fields.length) return
    onChange(fields.toSpliced(index, 1).toSpliced(to, 0, line))
    // The focus goes with the line: React keeps the element by its key, a moved one loses it.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-field="${line.field}"] input`)?.focus())
  }
  const moveByKey = (index: number) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    move(index, event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <Stack gap="xs">
      <Text c="dimmed">{t('labels.fieldsHint')}</Text>
      <ul className="label-fields" ref={list}>
        {fields.map(({ field, isOn, size }, index) => {
          const name = t(`labels.field.${field}`)
          return (
            // The keys bubble up from the line's own controls.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <li key={field} data-field={field} onKeyDown={moveByKey(index)}>
              <Checkbox label={name} checked={isOn} onChange={(event) => change(index, { isOn: event.currentTarget.checked })} />
              <Group gap={4} wrap="nowrap">
                <SegmentedControl
                  size="xs"
                  disabled={!isOn}
                  aria-label={t('labels.sizeOf', { field: name })}
                  data={fieldSizes.map((value) => ({ value, label: t(`labels.size.${value}`) }))}
                  value={size}
                  onChange={(value) => change(index, { size: value })}
                />
                <IconAction
                  variant="subtle"
                  label={t('labels.up', { field: name })}
                  icon={<IconArrowUp size={18} />}
                  disabled={index === 0}
                  onAction={() => move(index, -1)}
                />
                <IconAction
                  variant="subtle"
                  label={t('labels.down', { field: name })}
                  icon={<IconArrowDown size={18} />}
                  disabled={index === fields.length - 1}
                  onAction={() => move(index, 1)}
                />
              </Group>
            </li>
          )
        })}
      </ul>
      {error !== undefined && <Text c="red">{error}</Text>}
    </Stack>
  )
}
