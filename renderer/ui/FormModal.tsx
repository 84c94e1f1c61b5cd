import { Group, Modal, type ModalProps, Stack, Text } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from './ActionButton.tsx'
import { ConfirmInline } from './ConfirmInline.tsx'
import { differencesOf, type Say } from './differences.ts'
import { ErrorNotice } from './ErrorNotice.tsx'
import { ExplainFailureContext, type FailureText } from './failure.ts'
import { TwoVersions } from './TwoVersions.tsx'
import { useFocusBack } from './use-focus-back.ts'
import { ShortcutLayerContext } from './use-shortcut.ts'

export interface TheirVersion<Values> {
  /** As the form holds it. */
  readonly values: Partial<Values>
  /** The fields that people see, in this order. */
  readonly labels: Readonly<Record<string, string>>
  readonly say?: Say
}

export interface FormModalProps<Values extends Record<string, unknown>> {
  readonly heading: string
  readonly isOpen: boolean
  readonly form: UseFormReturnType<Values>
  /** Rejects when saving failed: the form then stays as typed and says what happened. Closing is done here. */
  readonly onSave: (values: Values) => Promise<unknown>
  readonly onClose: () => void
  readonly saveLabel?: string
  /** Why it cannot be saved yet. */
  readonly disabledReason?: string | undefined
  /** What somebody else changed meanwhile: beside the refusal, so that it is seen wherever the form is scrolled to. */
  readonly meanwhile?: ReactNode
  /** The same where they stored another version of all that the form holds: both are shown, and theirs can be taken. */
  readonly theirs?: TheirVersion<Values> | undefined
  readonly size?: ModalProps['size']
  readonly children: ReactNode
}

/** A form in a dialog: Ctrl-Enter saves, Esc closes and asks only when something was typed, a failed save keeps it all. */
export const FormModal = <Values extends Record<string, unknown>>(props: FormModalProps<Values>) => {
  const { heading, isOpen, form, onSave, onClose, saveLabel, disabledReason, theirs, size = 'lg', children } = props
  const { t } = useTranslation()
  const explain = useContext(ExplainFailureContext)
  const [thrown, setThrown] = useState<{ readonly by: unknown }>()
  const [isAsking, setAsking] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [element, complain] = useFirstComplaint()
  useFocusBack()
  const meanwhile =
    theirs === undefined ? (
      props.meanwhile
    ) : (
      <TwoVersions
        differences={differencesOf(theirs.labels, form.getValues(), theirs.values, t('twoVersions.differs'), theirs.say)}
        onTakeTheirs={() => form.setValues(theirs.values)}
      />
    )
  const failure = thrown === undefined ? undefined : explain(thrown.by)
  useComplaintsRetold(form, failure?.fields)

  const close = () => {
    setThrown(undefined)
    setAsking(false)
    onClose()
  }
  const tryClose = () => (form.isDirty() && !isSaving ? setAsking(true) : close())
  const save = async () => {
    if (isSaving || disabledReason !== undefined) return
    if (form.validate().hasErrors) {
      complain()
      return
    }
    setSaving(true)
    setThrown(undefined)
    try {
      await onSave(form.getValues())
      close()
    } catch (error) {
      setThrown({ by: error })
      const { fields } = explain(error)
      if (fields === undefined) return
      form.setErrors(fields)
      complain()
    } finally {
      setSaving(false)
    }
  }
  /** Before the field that has the focus: a closed list would take Ctrl-Enter for Enter and open. */
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    void save()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }

  return (
    <Modal
      opened={isOpen}
      onClose={isAsking ? () => setAsking(false) : tryClose}
      title={heading}
      size={size}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <ShortcutLayerContext value="dialog">
        <form ref={element} onSubmit={submit} onKeyDownCapture={saveByKey} noValidate>
          <Stack gap="sm">
            {children}
            <div className="hb-dialog-foot">
              {(failure !== undefined || meanwhile !== undefined) && (
                <div className="hb-dialog-said">
                  {failure !== undefined && <ErrorNotice failure={form.isDirty() ? failure : { ...failure, kept: undefined }} />}
                  {meanwhile}
                </div>
              )}
              {isAsking ? (
                <ConfirmInline
                  question={t('form.discardQuestion')}
                  confirmLabel={t('action.discard')}
                  cancelLabel={t('form.keepEditing')}
                  onConfirm={close}
                  onCancel={() => setAsking(false)}
                />
              ) : (
                <Group justify="flex-end" gap="sm">
                  {disabledReason !== undefined && (
                    <Text size="sm" c="dimmed" flex={1}>
                      {disabledReason}
                    </Text>
                  )}
                  <ActionButton
                    variant="default"
                    label={t('action.cancel')}
                    shortcut="Escape"
                    isShortcutAnswered
                    onAction={tryClose}
                  />
                  <ActionButton
                    type="button"
                    label={saveLabel ?? t('action.save')}
                    shortcut="mod+Enter"
                    loading={isSaving}
                    disabledReason={disabledReason}
                    onAction={save}
                  />
                </Group>
              )}
            </div>
          </Stack>
        </form>
      </ShortcutLayerContext>
    </Modal>
  )
}

/** Moves the focus to the first field that is wrong, once it says so: typing goes on where something is missing. */
const useFirstComplaint = () => {
  const element = useRef<HTMLFormElement>(null)
  const [complaints, setComplaints] = useState(0)
  useEffect(() => {
    if (complaints > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [complaints])
  return [element, () => setComplaints((count) => count + 1)] as const
}

/** Says what is wrong with fields in the language that was chosen while they stood wrong. */
const useComplaintsRetold = <Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  refused: FailureText['fields'],
): void => {
  const { language } = useTranslation().i18n
  const said = useRef(language)
  const retell = useEffectEvent(() => {
    const standing = Object.keys(form.errors)
    if (standing.length === 0) return
    const retold = Object.entries({ ...form.validate().errors, ...refused })
    form.setErrors(Object.fromEntries(retold.filter(([path]) => standing.includes(path))))
  })
  useEffect(() => {
    if (said.current === language) return
    said.current = language
    retell()
  }, [language])
}
