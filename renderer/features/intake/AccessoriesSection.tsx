import { Input } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { wording } from '../../../shared/kernel/text.ts'
import { AccessoryField } from '../../fields/AccessoryField.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PhotoInput } from '../../ui/PhotoInput.tsx'
import type { Intake } from './use-intake.ts'

/** What came with the unit, one by one, and how it looks. */
export const AccessoriesSection = ({ intake }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { values, set, photos, setPhotos, model, errorOf } = intake
  return (
    <Panel isDense heading={t('intake.section.handedIn')} icon={<IconPlugConnected size={18} aria-hidden="true" />}>
      <AccessoryField
        usual={(model?.usualAccessories ?? []).map((name) => wording(name, language))}
        entries={values.accessories}
        error={errorOf('accessories')}
        onChange={(accessories) => set({ accessories })}
      />
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
