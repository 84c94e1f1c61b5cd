import { Group, Select, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asked, type AskedLanguage } from '../../../shared/documents/documents.contract.ts'
import type { TemplatePaper } from '../../../shared/documents/templates.ts'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { documentSandbox, loadDocument } from '../../ui/document-frame.ts'
import { isPrintable, type PaperValues, toBody } from './paper-form.ts'

interface PaperPreviewProps {
  readonly paper: TemplatePaper
  readonly values: PaperValues
}

/** Where a job with such a paper is likely found; closed ones have most of them. */
const LIKELY: Partial<Record<TemplatePaper, 'open' | 'expected'>> = {
  'packing-instructions': 'expected',
  'loaner-agreement': 'open',
  'dispatch-sheet': 'open',
}

const LANGUAGES = ['en', 'zh-CN', 'both'] as const

/** The paper of a real job with the words as they are typed now. */
export const PaperPreview = ({ paper, values }: PaperPreviewProps) => {
  const { t } = useTranslation()
  const likely = LIKELY[paper]
  const jobs = useQuery(
    api.jobs.list.queryOptions({
      input: {
        state: likely === undefined ? 'closed' : 'open',
        ...(likely === 'expected' ? { stage: likely } : {}),
        cursor: null,
        limit: 1,
      },
    }),
  )
  const [typedNumber, setNumber] = useState<string>()
  const [language, setLanguage] = useState<AskedLanguage>('en')
  const number = typedNumber ?? jobs.data?.items[0]?.number ?? ''
  const [draft] = useDebouncedValue(values, 350)
  const canShow = number.trim() !== '' && isPrintable(draft)
  const preview = useQuery({
    ...api.templates.preview.queryOptions({
      input: canShow ? { paper, body: toBody(draft), jobNumber: number.trim(), language } : skipToken,
    }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <section className="paper-preview" aria-label={t('templates.preview')}>
      <Group gap="sm" mb="xs" align="flex-end">
        <TextInput
          label={t('templates.previewJob')}
          autoComplete="off"
          maxLength={20}
          w={170}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Select
          label={t('print.language')}
          w={170}
          allowDeselect={false}
          value={language}
          data={LANGUAGES.map((value) => ({ value, label: t(`print.languages.${value}`) }))}
          onChange={(value) => setLanguage(asked.safeParse(value).data ?? null)}
        />
      </Group>
      {jobs.isSuccess && number === '' && <Text c="dimmed">{t('templates.noPreviewJob')}</Text>}
      {preview.isError ? (
        <Text component="output" c="dimmed">
          {failureText(t, preview.error).title}
        </Text>
      ) : (
        preview.data !== undefined && <Sheet html={preview.data.html} />
      )}
    </section>
  )
}

const Sheet = ({ html }: { readonly html: string }) => {
  const { t } = useTranslation()
  const show = useCallback((frame: HTMLIFrameElement | null) => (frame === null ? undefined : loadDocument(frame, html)), [html])
  return <iframe ref={show} className="hb-paper" sandbox={documentSandbox} title={t('templates.preview')} />
}
