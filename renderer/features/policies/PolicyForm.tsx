import { SimpleGrid, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../../../shared/policies/policies.ts'
import { client } from '../../app/api.ts'
import { fieldText } from '../../app/failures.ts'
import { RecordFormFrame } from '../../app/record-form/RecordFormFrame.tsx'
import { useRecordForm } from '../../app/record-form/use-record-form.ts'
import { useChange } from '../../app/use-change.ts'
import { Panel } from '../../ui/Panel.tsx'
import { DutiesFields } from './DutiesFields.tsx'
import { checkPolicy, complaintsOfPolicy, contradictionsOf, policyValues, toBody, toPolicyFields } from './policy-form.ts'
import { RulesEditor } from './RulesEditor.tsx'
import { StandardsFields } from './StandardsFields.tsx'
import { TryOut } from './TryOut.tsx'

export interface PolicyFormProps {
  readonly policy: Policy
  readonly onBack: () => void
}

const PLAIN = ['name', 'rules', 'duties', 'standards'] as const
const LANGUAGES = ['en', 'zh-CN'] as const

/** The editor of a policy: its rules, duties and standards, with what it would decide beside it. Saving makes a new version. */
export const PolicyForm = ({ policy, onBack }: PolicyFormProps) => {
  const { t } = useTranslation()
  const save = useChange(client.policies.save)
  const form = useRecordForm({
    draftKey: `policy.${policy.id}`,
    draftVersion: 1,
    stored: policy,
    toValues: policyValues,
    check: checkPolicy,
    send: (values, version) => save.mutateAsync({ ...toPolicyFields(values), policyId: policy.id, version }),
  })
  const { values, set } = form
  const { note: noteComplaint, ...complaints } = complaintsOfPolicy(values)
  // Rules are judged while they are typed; what changed is asked for only when it is saved.
  const errorOf = (path: string) => {
    const message = complaints[path]
    return message === undefined ? form.errorOf(path) : fieldText(t, message)
  }
  const hasError = (prefix: string) => Object.keys(complaints).some((path) => path.startsWith(prefix))
  const isSound = Object.keys(complaints).length === 0
  return (
    <div className="policy-columns">
      <RecordFormFrame
        label={t('policies.form')}
        form={form}
        fieldNames={Object.fromEntries(PLAIN.map((field) => [field, t(`policies.field.${field}`)]))}
        saveLabel={t('policies.saveVersion', { number: policy.current.number + 1 })}
        onBack={onBack}
      >
        <Panel heading={t('policies.field.name')}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            {LANGUAGES.map((language) => (
              <TextInput
                key={language}
                lang={language}
                label={t(`language.${language}`)}
                autoComplete="off"
                value={values.name[language]}
                error={errorOf(`name.${language}`) ?? (language === 'en' ? errorOf('name') : undefined)}
                onChange={(event) => set({ name: { ...values.name, [language]: event.currentTarget.value } })}
              />
            ))}
          </SimpleGrid>
        </Panel>
        <Panel heading={t('policies.field.rules')}>
          <RulesEditor
            rules={values.rules}
            contradictions={contradictionsOf(values)}
            onChange={(rules) => set({ rules })}
            errorOf={errorOf}
            hasError={hasError}
          />
        </Panel>
        <Panel heading={t('policies.field.duties')}>
          <DutiesFields
            duties={values.duties}
            onChange={(duties) => set({ duties })}
            errorOf={(path) => errorOf(`duties.${path}`)}
          />
        </Panel>
        <Panel heading={t('policies.field.standards')}>
          <StandardsFields standards={values.standards} onChange={(standards) => set({ standards })} errorOf={errorOf} />
        </Panel>
        <Panel heading={t('policies.field.note')}>
          <TextInput
            required
            label={t('policies.note')}
            description={t('policies.noteHint')}
            autoComplete="off"
            value={values.note}
            error={noteComplaint === undefined ? undefined : form.errorOf('note')}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        </Panel>
      </RecordFormFrame>
      <aside className="policy-aside" aria-label={t('policies.try.heading')}>
        <TryOut
          policy={policy}
          draft={form.isDirty ? (isSound ? { name: values.name, body: toBody(values) } : null) : undefined}
        />
      </aside>
    </div>
  )
}
