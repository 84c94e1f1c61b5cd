import { Group, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconDeviceFloppy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { differencesOf } from '../../ui/differences.ts'
import { DraftNotice } from '../../ui/DraftNotice.tsx'
import { goOnWithEnter } from '../../ui/enter-goes-on.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { TwoVersions } from '../../ui/TwoVersions.tsx'
import type { RecordForm } from './use-record-form.ts'
import { useWrongFieldFocus } from './use-wrong-field-focus.ts'

export interface RecordFormFrameProps<Values extends object> {
  readonly label: string
  readonly form: RecordForm<Values>
  /** What each field is called, to say which ones somebody else changed. */
  readonly fieldNames: Readonly<Record<string, string>>
  readonly onBack: () => void
  readonly saveLabel?: string
  readonly children: ReactNode
}

/** The frame of a page-long form: the draft that came back, what others saved meanwhile, the failure, and the way on or back. */
export const RecordFormFrame = <Values extends object>(props: RecordFormFrameProps<Values>) => {
  const { label, form, fieldNames, onBack, saveLabel, children } = props
  const { t } = useTranslation()
  const place = useWrongFieldFocus(form.attempt)
  const state = form.isDirty ? t('form.unsaved') : t('form.allSaved')
  return (
    // Keys bubble up from the form's own fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form ref={place} aria-label={label} noValidate onKeyDown={goOnWithEnter} onSubmit={(event) => event.preventDefault()}>
      <Stack gap="md">
        <DraftNotice
          restoredFrom={form.isDirty ? form.draft.restoredFrom : undefined}
          isStored={form.draft.isStored}
          onDiscard={form.takeTheirs}
        />
        {children}
        <div className="hb-foot">
          {form.theirs !== undefined && (
            <TwoVersions
              differences={differencesOf(fieldNames, form.values, form.theirs, t('twoVersions.differs'))}
              onTakeTheirs={form.takeTheirs}
              onKeepMine={form.keepMine}
            />
          )}
          {form.failure !== undefined && <ErrorNotice failure={form.failure} />}
          <div className="hb-finish">
            <Text component="output" c="dimmed">
              {form.isSaving ? t('form.saving') : state}
            </Text>
            <Group gap="sm">
              <ActionButton
                variant="default"
                label={t('action.back')}
                icon={<IconArrowLeft size={18} aria-hidden="true" />}
                shortcut="Escape"
                onAction={onBack}
              />
              <ActionButton
                label={saveLabel ?? t('action.save')}
                icon={<IconDeviceFloppy size={18} aria-hidden="true" />}
                shortcut="mod+Enter"
                loading={form.isSaving}
                disabledReason={form.isDirty ? undefined : t('form.nothingToSave')}
                onAction={form.save}
              />
            </Group>
          </div>
        </div>
      </Stack>
    </form>
  )
}
