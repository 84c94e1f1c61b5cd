import { Input, SegmentedControl } from '@mantine/core'
import { type ReactNode, useId } from 'react'

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
  /** Has the focus when its dialog opens. */
  readonly isFirst?: boolean
}

/** One of a few, all of them visible: one key or one touch instead of opening a list. Arrow keys choose. */
export const ChoiceField = <Value extends string>(props: ChoiceFieldProps<Value>) => {
  const { label, description, error, choices, value, onChange, isRequired = false, isFirst = false } = props
  const id = useId()
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
        ref={(group) => {
          // Before the dialog looks for what it gives the focus to.
          if (isFirst) group?.querySelector('input:checked')?.setAttribute('data-autofocus', '')
        }}
        aria-labelledby={id}
        data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
        value={value}
        onChange={onChange}
      />
    </Input.Wrapper>
  )
}
