import { Button, Group, Input, Kbd, Pill, TextInput } from '@mantine/core'
import { IconCheck, IconPlugConnected } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { PhotoInput } from '../../ui/PhotoInput.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { enterAccessory, toggleAccessory } from './accessory-entry.ts'
import { hasAccessory, withoutAccessory } from './intake-form.ts'
import type { Intake } from './use-intake.ts'

/** What came with the unit, one by one, and how it looks. */
export const AccessoriesSection = ({ intake }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const { values, set, photos, setPhotos, errorOf } = intake
  return (
    <Panel isDense heading={t('intake.section.handedIn')} icon={<IconPlugConnected size={18} aria-hidden="true" />}>
      <Accessories intake={intake} />
      <LongTextField
        data-field="condition"
        label={t('intake.field.condition')}
        limit={2000}
        minRows={1}
        value={values.condition}
        error={errorOf('condition')}
        onChange={(condition) => set({ condition })}
      />
      <div data-field="photos">
        <PhotoInput value={photos} onChange={setPhotos} maxCount={20} />
        {errorOf('photos') !== undefined && <Input.Error>{errorOf('photos')}</Input.Error>}
      </div>
    </Panel>
  )
}

const withRemark = (name: string, note = ''): string => (note === '' ? name : `${name} – ${note}`)

const Accessories = ({ intake: { values, set, model, errorOf } }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const [typed, setTyped] = useState('')
  const usual = (model?.usualAccessories ?? []).map((name) => wording(name, language))
  const extra = values.accessories.filter(
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
    set({ accessories: enterAccessory(values.accessories, usual, typed) })
    setTyped('')
  }
  return (
    <div>
      <TextInput
        data-field="accessories"
        label={t('intake.field.accessories')}
        placeholder={t(usual.length === 0 ? 'intake.accessoryHintPlain' : 'intake.accessoryHint')}
        autoComplete="off"
        value={typed}
        error={errorOf('accessories')}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={enter}
        onBlur={() => {
          // A name typed and left by Tab is meant; a number may be half a number.
          if (typed.trim() === '' || /^\d+$/.test(typed.trim())) return
          set({ accessories: enterAccessory(values.accessories, usual, typed) })
          setTyped('')
        }}
      />
      {usual.length > 0 && (
        <Group component="fieldset" className="intake-group" gap={6} mt={6} aria-label={t('intake.accessoryUsual')}>
          {usual.map((name, index) => {
            const isIn = hasAccessory(values.accessories, name)
            const entry = values.accessories.find((candidate) => hasAccessory([candidate], name))
            return (
              <Button
                key={name}
                variant={isIn ? 'light' : 'default'}
                px="xs"
                aria-pressed={isIn}
                leftSection={isIn ? <IconCheck size={16} aria-hidden="true" /> : <Kbd aria-hidden="true">{index + 1}</Kbd>}
                onClick={() => set({ accessories: toggleAccessory(values.accessories, name) })}
              >
                {withRemark(name, entry?.note)}
              </Button>
            )
          })}
        </Group>
      )}
      {extra.length > 0 && (
        <Pill.Group mt={6} aria-label={t('intake.accessoryList')}>
          {extra.map(({ name, note }) => (
            <Pill
              key={name}
              size="lg"
              withRemoveButton
              removeButtonProps={{ 'aria-label': t('intake.accessoryRemove', { name }), tabIndex: 0, 'aria-hidden': false }}
              onRemove={() => set({ accessories: withoutAccessory(values.accessories, name) })}
            >
              {withRemark(name, note)}
            </Pill>
          ))}
        </Pill.Group>
      )}
    </div>
  )
}
