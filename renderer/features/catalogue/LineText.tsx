import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface LineTextProps {
  readonly language: 'en' | 'zh-CN'
  readonly value: string
  readonly error?: string | undefined
  readonly onChange: (text: string) => void
}

/** A short text in one language: one line on paper, here as many as it needs, so that all of it is seen while it is edited. */
export const LineText = ({ language, value, error, onChange }: LineTextProps) => {
  const { t } = useTranslation()
  return (
    <Textarea
      autosize
      minRows={1}
      lang={language}
      maxLength={1000}
      autoComplete="off"
      aria-label={t(`language.${language}`)}
      placeholder={t(`language.${language}`)}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
    />
  )
}
