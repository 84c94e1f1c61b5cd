import { Group, Select, SimpleGrid, Text } from '@mantine/core'
import { IconGauge } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { learnTiming } from '../../../shared/scan/wedge-timing.ts'
import { keepWedge, PREFIX_KEYS, SUFFIX_CHOICES, useWedgeSettings } from '../../app/scanner/wedge-settings.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'

/** How quick this computer's scanner is, learned from what it sent here, and the keys that it sends first and last. Kept at this computer. */
export const TimingPanel = ({ samples }: { readonly samples: readonly (readonly number[])[] }) => {
  const { t } = useTranslation()
  const { maxGapMs, prefix, suffix } = useWedgeSettings()
  const learned = learnTiming(samples)
  const reason =
    samples.length === 0 ? t('scanner.timing.scanFirst') : learned.isTellable ? undefined : t('scanner.timing.tooSlow')
  return (
    <Panel heading={t('scanner.timing.heading')} icon={<IconGauge size={18} aria-hidden="true" />}>
      <Text c="dimmed">{t('scanner.timing.intro')}</Text>
      <Group justify="space-between">
        <Text component="output">
          {t('scanner.timing.now', { milliseconds: maxGapMs })}
          {samples.length > 0 && ` ${t('scanner.timing.learned', { milliseconds: learned.maxGapMs, count: samples.length })}`}
        </Text>
        <ActionButton
          label={t('scanner.timing.keep')}
          disabledReason={reason}
          onAction={() => keepWedge({ maxGapMs: learned.maxGapMs })}
        />
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={t('scanner.timing.prefix')}
          description={t('scanner.timing.prefixHint')}
          allowDeselect={false}
          data={[{ value: '', label: t('scanner.timing.noPrefix') }, ...PREFIX_KEYS.map((key) => ({ value: key, label: key }))]}
          value={prefix ?? ''}
          onChange={(value) => keepWedge({ prefix: PREFIX_KEYS.find((key) => key === value) ?? null })}
        />
        <Select
          label={t('scanner.timing.suffix')}
          description={t('scanner.timing.suffixHint')}
          allowDeselect={false}
          data={SUFFIX_CHOICES.map((key) => ({ value: key, label: t(`scanner.timing.suffixKey.${key}`) }))}
          value={suffix}
          onChange={(value) => keepWedge({ suffix: SUFFIX_CHOICES.find((key) => key === value) ?? 'any' })}
        />
      </SimpleGrid>
    </Panel>
  )
}
