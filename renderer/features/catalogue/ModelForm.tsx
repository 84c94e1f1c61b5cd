import { Stack } from '@mantine/core'
import { IconAlertTriangle, IconChecklist, IconDevices, IconPackages, IconShieldCheck } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ModelFields } from '../../../shared/catalogue/catalogue.ts'
import type { ModelId } from '../../../shared/kernel/ids.ts'
import { client } from '../../app/api.ts'
import { RecordFormFrame } from '../../app/record-form/RecordFormFrame.tsx'
import { useRecordForm } from '../../app/record-form/use-record-form.ts'
import { useChange } from '../../app/use-change.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ChecklistEditor } from './ChecklistEditor.tsx'
import { ModelHead } from './ModelHead.tsx'
import { checkModel, MOST, modelValues, toModelFields } from './model-form.ts'
import { TermsFields } from './TermsFields.tsx'
import { TextLines } from './TextLines.tsx'

export interface ModelFormProps {
  readonly stored: ModelFields & { readonly version: number }
  /** Null for a new one. */
  readonly modelId: ModelId | null
  readonly onCreated?: (modelId: ModelId) => void
}

const PLAIN = [
  'brand',
  'name',
  'category',
  'serialKind',
  'asksDisassembly',
  'asksData',
  'terms',
  'intakeWarnings',
  'usualAccessories',
  'checklist',
] as const

/** Everything about a model: its names, what its maker promises, what to mind at intake, how it is tested. */
export const ModelForm = ({ stored, modelId, onCreated }: ModelFormProps) => {
  const { t } = useTranslation()
  const router = useRouter()
  const create = useChange(client.catalogue.createModel)
  const update = useChange(client.catalogue.updateModel)
  const form = useRecordForm({
    draftKey: `model.${modelId ?? 'new'}`,
    draftVersion: 2,
    stored,
    toValues: modelValues,
    check: checkModel,
    send: async (values, version) => {
      if (modelId !== null) return update.mutateAsync({ ...toModelFields(values), modelId, version })
      const created = await create.mutateAsync(toModelFields(values))
      onCreated?.(created.id)
      return created
    },
  })
  const { values, set, errorOf } = form
  return (
    <RecordFormFrame
      label={t('models.form')}
      form={form}
      fieldNames={Object.fromEntries(PLAIN.map((field) => [field, t(`models.field.${field}`)]))}
      onBack={() => router.history.back()}
    >
      {/* Two stacks, so that a short part leaves no hole beside a long one. */}
      <div className="model-columns">
        <Stack gap="md">
          <Panel heading={t('models.head')} icon={<IconDevices size={18} aria-hidden="true" />}>
            <ModelHead values={values} set={set} errorOf={errorOf} isFocused={modelId === null} />
          </Panel>
          <Panel heading={t('models.field.usualAccessories')} icon={<IconPackages size={18} aria-hidden="true" />}>
            <TextLines
              kind="usualAccessories"
              lines={values.usualAccessories}
              most={MOST.usualAccessories}
              onChange={(usualAccessories) => set({ usualAccessories })}
            />
          </Panel>
        </Stack>
        <Stack gap="md">
          <Panel heading={t('models.field.terms')} icon={<IconShieldCheck size={18} aria-hidden="true" />}>
            <TermsFields terms={values.terms} onChange={(terms) => set({ terms })} errorOf={errorOf} />
          </Panel>
          <Panel heading={t('models.field.intakeWarnings')} icon={<IconAlertTriangle size={18} aria-hidden="true" />}>
            <TextLines
              kind="intakeWarnings"
              lines={values.intakeWarnings}
              most={MOST.intakeWarnings}
              onChange={(intakeWarnings) => set({ intakeWarnings })}
            />
          </Panel>
        </Stack>
      </div>
      <Panel heading={t('models.field.checklist')} icon={<IconChecklist size={18} aria-hidden="true" />}>
        <ChecklistEditor steps={values.checklist} onChange={(checklist) => set({ checklist })} errorOf={errorOf} />
      </Panel>
    </RecordFormFrame>
  )
}
