import { Text, Textarea, type TextareaProps } from '@mantine/core'

export interface LongTextFieldProps extends Omit<TextareaProps, 'value' | 'onChange'> {
  readonly value: string
  readonly onChange: (text: string) => void
  /** Characters that the contract accepts; what is left is shown when it gets tight. Longer text is kept and marked. */
  readonly limit: number
}

/** Words of several lines. Never cuts what was typed or pasted; the limit is told, and saving says so again. */
export const LongTextField = ({ value, onChange, limit, ...rest }: LongTextFieldProps) => {
  const length = value.length
  const isTight = length > limit * 0.8
  return (
    <Textarea
      autosize
      minRows={3}
      maxRows={12}
      {...rest}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      bottomSectionProps={{ className: 'hb-count' }}
      bottomSection={
        isTight ? (
          <Text component="output" size="xs" c={length > limit ? 'var(--mantine-color-error)' : 'dimmed'}>
            {`${length} / ${limit}`}
          </Text>
        ) : undefined
      }
    />
  )
}
