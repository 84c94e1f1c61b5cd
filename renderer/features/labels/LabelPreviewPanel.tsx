import { Alert, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabelDesign, LabelKind } from '../../../shared/labels/label-kinds.ts'
import { type LabelPreview, labelSample, type LabelSample } from '../../../shared/labels/labels.contract.ts'
import { api } from '../../app/api.ts'
import { classifyFailure } from '../../app/failures.ts'
import { PageQuery } from '../../app/PageQuery.tsx'

export interface LabelPreviewPanelProps {
  readonly kind: LabelKind
  /** Null while it cannot be drawn. */
  readonly design: LabelDesign | null
}

/** The label as it would be printed, in its real proportions, and what speaks against printing it. */
export const LabelPreviewPanel = ({ kind, design }: LabelPreviewPanelProps) => {
  const { t } = useTranslation()
  const [sample, setSample] = useState<LabelSample>('newest')
  const [number, setNumber] = useState('')
  const hasNumber = sample === 'newest' && kind !== 'badge' && kind !== 'command'
  const [wanted] = useDebouncedValue(hasNumber ? number.trim() : '', 350)
  const shown = useDeferredValue(design)
  const preview = useQuery(
    api.labels.preview.queryOptions({
      input: shown === null ? skipToken : { kind, design: shown, sample, number: wanted === '' ? null : wanted },
      placeholderData: keepPreviousData,
      retry: false,
    }),
  )
  const isUnknown = preview.isError && classifyFailure(preview.error).kind === 'not-found'
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('labels.preview.sample.label')}
        data={labelSample.options.map((value) => ({ value, label: t(`labels.preview.sample.${value}`) }))}
        value={sample}
        onChange={setSample}
      />
      {hasNumber && (
        <TextInput
          label={t(kind === 'job' || kind === 'accessory' ? 'labels.preview.ofJob' : 'labels.preview.ofRecord')}
          description={t('labels.preview.ofHint')}
          autoComplete="off"
          maxLength={20}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      )}
      {design === null ? (
        <Text c="dimmed">{t('labels.preview.wrongSize')}</Text>
      ) : isUnknown ? (
        <Text component="output" c="dimmed">
          {t(kind === 'accessory' ? 'labels.preview.noAccessory' : 'labels.preview.noRecord')}
        </Text>
      ) : (
        <PageQuery query={preview}>{(drawn) => <Drawn kind={kind} drawn={drawn} />}</PageQuery>
      )}
    </Stack>
  )
}

const Drawn = ({ kind, drawn }: { readonly kind: LabelKind; readonly drawn: LabelPreview }) => {
  const { t, i18n } = useTranslation()
  const { svg, widthMm, heightMm, isTurned, problems, cut, isReadable, of } = drawn
  const names = new Intl.ListFormat(i18n.language, { type: 'unit' })
  return (
    <Stack gap="sm">
      <div className="label-table">
        <img
          className="label-paper"
          src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
          alt={t('labels.preview.alt', { kind: t(`labels.kind.${kind}`), width: widthMm, height: heightMm })}
        />
      </div>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {of === null ? t('labels.preview.example') : t('labels.preview.of', { of })}
        </Text>
        <Text size="sm" c="dimmed">
          {isTurned
            ? t('labels.preview.turned', { width: heightMm })
            : t('labels.preview.size', { width: widthMm, height: heightMm })}
        </Text>
      </Group>
      <div aria-live="polite">
        {problems.length > 0 || !isReadable ? (
          <Alert role="none" color="red" icon={<IconAlertTriangle aria-hidden="true" />} title={t('labels.notPrinted')}>
            {problems.map(({ field, why }) => (
              <Text key={`${field} ${why}`}>{t(`labels.problem.${why}`, { field: t(`labels.field.${field}`) })}</Text>
            ))}
            {problems.length === 0 && <Text>{t('labels.preview.unreadable')}</Text>}
            <Text>{t('labels.mend')}</Text>
          </Alert>
        ) : (
          <Group gap={6} wrap="nowrap" align="start">
            <IconCircleCheck size={18} aria-hidden="true" className="label-sound" />
            <Text size="sm">{t('labels.preview.readable')}</Text>
          </Group>
        )}
        {cut.length > 0 && (
          <Text size="sm" mt={4}>
            {t('labels.preview.cut', { fields: names.format(cut.map((field) => t(`labels.field.${field}`))) })}
          </Text>
        )}
      </div>
    </Stack>
  )
}
