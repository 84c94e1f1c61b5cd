import { Button, Group, Kbd, Pill, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AccessoryEntry, enterAccessory, hasAccessory, toggleAccessory, withoutAccessory } from './accessory-entry.ts'

const withRemark = (name: string, note = ''): string => (note === '' ? name : `${name} – ${note}`)

export interface AccessoryFieldProps {
  /** Names that answer to their place in this list. */
  readonly usual: readonly string[]
  readonly entries: readonly AccessoryEntry[]
  readonly error?: string | undefined
  readonly onChange: (entries: readonly AccessoryEntry[]) => void
}

/** What came with a unit, one by one: by the number of a usual accessory, or by its name, with a remark after a colon. */
export const AccessoryField = ({ usual, entries, error, onChange }: AccessoryFieldProps) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const extra = entries.filter(
    ({ name }) =>
      !hasAccessory(
        usual.map((it) => ({ name: it, note: '' })),
        name,
      ),
  )
  const enter = (event: KeyboardEvent) => {
    // Enter in an empty field goes on, as everywhere.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || typed.trim() === '') return
    event.preventDefault()
    onChange(enterAccessory(entries, usual, typed))
    setTyped('')
  }
  return (
    <div>
      <TextInput
        data-field="accessories"
        label={t('accessories.label')}
        placeholder={t(usual.length === 0 ? 'accessories.hintPlain' : 'accessories.hint')}
        autoComplete="off"
        value={typed}
        error={error}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={enter}
        onBlur={() => {
          // A name typed and left by Tab is meant; a number may be half a number.
          if (typed.trim() === '' || /^\d+$/.test(typed.trim())) return
          onChange(enterAccessory(entries, usual, typed))
          setTyped('')
        }}
      />
      {usual.length > 0 && (
        <Group component="fieldset" className="hb-accessories" gap={6} mt={6} aria-label={t('accessories.usual')}>
          {usual.map((name, index) => {
            const isIn = hasAccessory(entries, name)
            const entry = entries.find((candidate) => hasAccessory([candidate], name))
            return (
              <Button
                key={name}
                variant={isIn ? 'light' : 'default'}
                px="xs"
                aria-pressed={isIn}
                leftSection={isIn ? <IconCheck size={16} aria-hidden="true" /> : <Kbd aria-hidden="true">{index + 1}</Kbd>}
                onClick={() => onChange(toggleAccessory(entries, name))}
              >
                {withRemark(name, entry?.note)}
              </Button>
            )
          })}
        </Group>
      )}
      {extra.length > 0 && (
        <Pill.Group mt={6} aria-label={t('accessories.list')}>
          {extra.map(({ name, note }) => (
            <Pill
              key={name}
              size="lg"
              withRemoveButton
              removeButtonProps={{ 'aria-label': t('accessories.remove', { name }), tabIndex: 0, 'aria-hidden': false }}
              onRemove={() => onChange(withoutAccessory(entries, name))}
            >
              {withRemark(name, note)}
            </Pill>
          ))}
        </Pill.Group>
      )}
    </div>
  )
}
