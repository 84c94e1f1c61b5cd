import { IconArrowBackUp, IconBarcode, IconListDetails } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usualDesign } from '../../../shared/labels/label-kinds.ts'
import type { StoredLabelLayout } from '../../../shared/labels/labels.contract.ts'
import { client } from '../../app/api.ts'
import { fieldText } from '../../app/failures.ts'
import { RecordFormFrame } from '../../app/record-form/RecordFormFrame.tsx'
import { useRecordForm } from '../../app/record-form/use-record-form.ts'
import { useChange } from '../../app/use-change.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { checkLabel, designOf, valuesOfDesign } from './label-form.ts'
import { LabelFieldsEditor } from './LabelFieldsEditor.tsx'
import { LabelPaperFields } from './LabelPaperFields.tsx'
import { LabelPreviewPanel } from './LabelPreviewPanel.tsx'

const FIELDS = {
  sizeName: 'labels.labelSize',
  width: 'labels.width',
  height: 'labels.height',
  isRoll: 'labels.isRoll',
  direction: 'labels.direction.label',
  code: 'labels.code.label',
  language: 'labels.language.label',
  fields: 'labels.fields',
} as const

/** The layout of one kind: what stands on it, how large, on what paper; beside it the label as it would be printed. */
export const LabelForm = ({ stored }: { readonly stored: StoredLabelLayout }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const save = useChange(client.labels.save)
  const { kind } = stored
  const form = useRecordForm({
    draftKey: `label.${kind}`,
    draftVersion: 1,
    stored,
    toValues: ({ design }: StoredLabelLayout) => valuesOfDesign(design),
    check: checkLabel(kind),
    send: (values, version) => save.mutateAsync({ kind, version, design: designOf(values) }),
  })
  const { values, set } = form
  // Judged while it is typed: without a size there is nothing to show.
  const complaints = checkLabel(kind)(values)
  const isSound = Object.keys(complaints).length === 0
  const errorOf = (path: string) => {
    const message = complaints[path]
    return message === undefined ? undefined : fieldText(t, message)
  }
  return (
    <div className="label-columns">
      <RecordFormFrame
        label={t('labels.form')}
        form={form}
        fieldNames={Object.fromEntries(Object.entries(FIELDS).map(([field, key]) => [field, t(key)]))}
        onBack={() => void navigate({ to: '/settings' })}
      >
        <Panel
          heading={t('labels.fields')}
          icon={<IconListDetails size={18} aria-hidden="true" />}
          aside={
            <ActionButton
              variant="subtle"
              size="compact-sm"
              label={t('labels.usual')}
              icon={<IconArrowBackUp size={16} aria-hidden="true" />}
              onAction={() => set(valuesOfDesign(usualDesign(kind)))}
            />
          }
        >
          <LabelFieldsEditor fields={values.fields} error={errorOf('fields')} onChange={(fields) => set({ fields })} />
        </Panel>
        <Panel heading={t('labels.paper')} icon={<IconBarcode size={18} aria-hidden="true" />}>
          <LabelPaperFields values={values} set={set} errorOf={errorOf} />
        </Panel>
      </RecordFormFrame>
      <aside className="label-aside" aria-label={t('labels.preview.heading')}>
        <Panel heading={t('labels.preview.heading')}>
          <LabelPreviewPanel kind={kind} design={isSound ? designOf(values) : null} />
        </Panel>
      </aside>
    </div>
  )
}
