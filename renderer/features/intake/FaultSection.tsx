import { MultiSelect } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { symptom, SYMPTOMS } from '../../../shared/intake/intake.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { Intake } from './use-intake.ts'

const mostSymptoms = 8

/** What is wrong, in the customer's words and in the trade's, since when, and how urgent. */
export const FaultSection = ({ intake: { values, set, errorOf } }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const [isListOpen, setListOpen] = useState(false)
  return (
    <Panel isDense heading={t('intake.section.fault')} icon={<IconAlertCircle size={18} aria-hidden="true" />}>
      <LongTextField
        className="intake-words"
        data-field="fault"
        label={t('intake.field.fault')}
        required
        limit={4000}
        minRows={2}
        value={values.fault}
        error={errorOf('fault')}
        onChange={(fault) => set({ fault })}
      />
      <div className="intake-fault">
        <MultiSelect
          data-field="symptoms"
          label={t('intake.field.symptoms')}
          placeholder={values.symptoms.length === 0 ? t('intake.symptomsHint') : ''}
          searchable
          hidePickedOptions
          selectFirstOptionOnChange
          openOnFocus={false}
          // Closed after each choice, so that the next Enter goes on.
          dropdownOpened={isListOpen}
          onDropdownOpen={() => setListOpen(true)}
          onDropdownClose={() => setListOpen(false)}
          onOptionSubmit={() => setListOpen(false)}
          clearSearchOnChange
          maxValues={mostSymptoms}
          nothingFoundMessage={t('intake.symptomsNone')}
          data={SYMPTOMS.map((name) => ({ value: name, label: t(`symptom.${name}`) }))}
          value={[...values.symptoms]}
          error={errorOf('symptoms')}
          onChange={(names) => set({ symptoms: names.map((name) => symptom.parse(name)) })}
        />
        <DateField
          data-field="occurredOn"
          label={t('intake.field.occurredOn')}
          value={values.occurredOn}
          error={errorOf('occurredOn')}
          onChange={(occurredOn) => set({ occurredOn })}
        />
        <ChoiceField
          label={t('intake.field.urgency')}
          choices={[
            { value: 'normal', label: t('intake.normal') },
            { value: 'urgent', label: t('intake.urgent') },
          ]}
          value={values.isUrgent ? 'urgent' : 'normal'}
          onChange={(urgency) => set({ isUrgent: urgency === 'urgent' })}
        />
      </div>
    </Panel>
  )
}
