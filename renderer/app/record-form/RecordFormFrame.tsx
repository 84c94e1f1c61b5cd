import { Alert, Group, List, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconArrowMerge, IconDeviceFloppy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DraftNotice } from '../../ui/DraftNotice.tsx'
import { goOnWithEnter } from '../../ui/enter-goes-on.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { RecordForm } from './use-record-form.ts'
import { useWrongFieldFocus } from './use-wrong-field-focus.ts'

export interface RecordFormFrameProps<Values extends object> {
  readonly label: string
  readonly form: RecordForm<Values>
  /** What each field is called, to say which ones somebody else changed. */
  readonly fieldNames: Readonly<Partial<Record<keyof Values & string, string>>>
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
          {form.theirs !== undefined && <Overtaken form={form} theirs={form.theirs} fieldNames={fieldNames} />}
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

type OvertakenProps<Values extends object> = Pick<RecordFormFrameProps<Values>, 'form' | 'fieldNames'> & {
  readonly theirs: Values
}

/** Somebody else saved this record meanwhile: what now stands there, and the choice. */
const Overtaken = <Values extends object>({ form, theirs, fieldNames }: OvertakenProps<Values>) => {
  const { t } = useTranslation()
  const mine = new Map<string, unknown>(Object.entries(form.values))
  const differing = Object.entries({ ...theirs }).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(mine.get(field)),
  )
  const nameOf = (field: string) => Object.entries<string | undefined>(fieldNames).find(([name]) => name === field)?.[1] ?? field
  return (
    <Alert role="alert" color="orange" icon={<IconArrowMerge aria-hidden="true" />} title={t('error.stale.title')}>
      <Text>{t('form.overtaken')}</Text>
      <List my="xs">
        {differing.map(([field, value]) => (
          <List.Item key={field}>{wordsOf(nameOf(field), value)}</List.Item>
        ))}
      </List>
      <Group gap="sm">
        <ActionButton variant="default" label={t('form.takeTheirs')} onAction={form.takeTheirs} />
        <ActionButton variant="default" label={t('form.keepMine')} onAction={form.keepMine} />
      </Group>
    </Alert>
  )
}

/** Texts and figures are said; of what is larger only the name. */
const wordsOf = (name: string, value: unknown): string =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? `${name}: ${value}` : name
