import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface ScanQuestionProps {
  readonly question: string
  /** What is wanted, in a word: a part, a bin. */
  readonly field: string
  /** What stands in the field already. */
  readonly initial?: string
  readonly isFigure?: boolean
  /** Nothing is an answer too: there is no more of it. */
  readonly mayBeEmpty?: boolean
  readonly isBusy: boolean
  readonly onAnswer: (typed: string) => void
}

/** One large question, answered by a scan or typed: for whoever has a scanner in one hand and a part in the other. Give each its key. */
export const ScanQuestion = ({
  question,
  field,
  initial = '',
  isFigure = false,
  mayBeEmpty = false,
  isBusy,
  onAnswer,
}: ScanQuestionProps) => {
  const { t } = useTranslation()
  const [own, setTyped] = useState<string>()
  const typed = own ?? initial
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  /** What was no use is overwritten by the next. */
  const answer = () => {
    onAnswer(typed)
    input.current?.select()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (typed.trim() !== '' || mayBeEmpty) answer()
  }
  return (
    <Stack gap="sm">
      <Text className="hb-scan-question">{question}</Text>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <TextInput
          ref={input}
          flex={1}
          className="hb-scan-field"
          aria-label={field}
          placeholder={field}
          inputMode={isFigure ? 'numeric' : 'text'}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={press}
        />
        <Button h={60} px="lg" loading={isBusy} rightSection={<IconArrowRight size={20} aria-hidden="true" />} onClick={answer}>
          {t('action.continue')}
        </Button>
      </Group>
    </Stack>
  )
}
