import { Input, SegmentedControl } from '@mantine/core'
import { type ReactNode, useCallback, useId } from 'react'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface ChoiceFieldProps<Value extends string> {
  readonly label: string
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly choices: readonly Choice<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly isRequired?: boolean
  /** Has the focus when it appears, also in a dialog. */
  readonly isFirst?: boolean
}

/** One of a few, all of them visible: one key or one touch instead of opening a list. Arrow keys choose. */
export const ChoiceField = <Value extends string>(props: ChoiceFieldProps<Value>) => {
  const { label, description, error, choices, value, onChange, isRequired = false, isFirst = false } = props
  const id = useId()
  const first = useCallback(
    (group: HTMLDivElement | null) => {
      const input = group?.querySelector<HTMLElement>('input:checked') ?? group?.querySelector('input')
      if (!isFirst || input === null || input === undefined) return
      // Before the dialog looks for what it gives the focus to.
      input.setAttribute('data-autofocus', '')
      input.focus()
    },
    [isFirst],
  )
  return (
    <Input.Wrapper
      label={label}
      description={description}
      error={error}
      required={isRequired}
      labelElement="div"
      labelProps={{ id }}
    >
      <SegmentedControl
        fullWidth
        ref={first}
        aria-labelledby={id}
        data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
        value={value}
        onChange={onChange}
      />
    </Input.Wrapper>
  )
}
