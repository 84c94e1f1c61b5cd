import { Group, Select, Text, TextInput } from '@mantine/core'
import { useDebouncedValue, useElementSize } from '@mantine/hooks'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asked, type AskedLanguage } from '../../../shared/documents/documents.contract.ts'
import type { TemplatePaper } from '../../../shared/documents/templates.ts'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useFormat } from '../../locales/use-format.ts'
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

/** A sheet with the table around it, at 96 pixels to the inch. */
const SHEET_PIXELS = 840

const LANGUAGES = ['en', 'zh-CN', 'both'] as const

/** The paper of a real job with the words as they are typed now. */
export const PaperPreview = ({ paper, values }: PaperPreviewProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const likely = LIKELY[paper]
  const jobs = useQuery(
    api.jobs.list.queryOptions({
      input: {
        state: likely === undefined ? 'closed' : 'open',
        ...(likely === 'expected' ? { stage: likely } : {}),
        cursor: null,
        limit: 20,
      },
    }),
  )
  const [typedNumber, setNumber] = useState<string>()
  const [language, setLanguage] = useState<AskedLanguage>(format.language)
  const found = jobs.data?.items ?? []
  // A repaired one has the most papers.
  const usual = found.find(({ outcome }) => outcome === 'repaired') ?? found[0]
  const number = typedNumber ?? usual?.number ?? ''
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
  const { ref, width, height } = useElementSize()
  const show = useCallback((frame: HTMLIFrameElement | null) => (frame === null ? undefined : loadDocument(frame, html)), [html])
  // The sheet keeps its own width, so that lines break where they do on paper.
  const scale = Math.min(1, width / SHEET_PIXELS)
  return (
    <div ref={ref} className="paper-sheet">
      <iframe
        ref={show}
        className="hb-paper"
        sandbox={documentSandbox}
        title={t('templates.preview')}
        style={{ width: width / scale, height: height / scale, transform: `scale(${scale})` }}
      />
    </div>
  )
}
