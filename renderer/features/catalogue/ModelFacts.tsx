import { List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconChecklist, IconDevices, IconPackages, IconShieldCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChecklistStep, effectiveChecklist, type Model } from '../../../shared/catalogue/catalogue.ts'
import { type Bilingual, wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { Panel } from '../../ui/Panel.tsx'

const REGIONS = ['domestic', 'export'] as const
const LINES = ['partsMonths', 'labourMonths'] as const

/** A model for those who may read it but not change it. */
export const ModelFacts = ({ model }: { readonly model: Model }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const months = REGIONS.flatMap((region) =>
    LINES.map((line) => ({
      label: t(`models.months.${region}.${line}`),
      value: t('models.monthCount', { count: model.terms[region][line] }),
    })),
  )
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('models.readOnly')}</Text>
      <div className="model-columns">
        <Stack gap="md">
          <Panel heading={t('models.head')} icon={<IconDevices size={18} aria-hidden="true" />}>
            <FactsGrid
              facts={[
                { label: t('models.field.brand'), value: model.brand },
                { label: t('models.field.name'), value: model.name },
                { label: t('models.field.category'), value: t(`models.category.${model.category}`) },
                { label: t('models.field.serialKind'), value: t(`models.serialKind.${model.serialKind}`) },
              ]}
            />
          </Panel>
          <TextsPanel
            heading={t('models.field.usualAccessories')}
            icon={<IconPackages size={18} aria-hidden="true" />}
            texts={model.usualAccessories}
          />
        </Stack>
        <Stack gap="md">
          <Panel heading={t('models.field.terms')} icon={<IconShieldCheck size={18} aria-hidden="true" />}>
            <FactsGrid
              facts={[{ label: t('models.startsFrom'), value: t(`models.starts.${model.terms.startsFrom}`) }, ...months]}
            />
          </Panel>
          <TextsPanel
            heading={t('models.field.intakeWarnings')}
            icon={<IconAlertTriangle size={18} aria-hidden="true" />}
            texts={model.intakeWarnings}
          />
        </Stack>
      </div>
      <Panel heading={t('models.field.checklist')} icon={<IconChecklist size={18} aria-hidden="true" />}>
        <List type="ordered" spacing={6}>
          {effectiveChecklist(model.checklist).map((step) => (
            <List.Item key={step.id}>
              {wording(step.label, format.language)} <Limits step={step} />
            </List.Item>
          ))}
        </List>
      </Panel>
    </Stack>
  )
}

interface TextsPanelProps {
  readonly heading: string
  readonly icon: ReactNode
  readonly texts: readonly Bilingual[]
}

const TextsPanel = ({ heading, icon, texts }: TextsPanelProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <Panel heading={heading} icon={icon}>
      {texts.length === 0 ? (
        <Text c="dimmed">{t('models.empty.none')}</Text>
      ) : (
        <List spacing={4}>
          {texts.map((text) => (
            <List.Item key={text.en + text['zh-CN']}>{wording(text, language)}</List.Item>
          ))}
        </List>
      )}
    </Panel>
  )
}

const Limits = ({ step }: { readonly step: ChecklistStep }) => {
  const format = useFormat()
  if (step.kind === 'check') return null
  const limit = (value: number | null, open: string) => (value === null ? open : format.number(value))
  return (
    <Text span c="dimmed">
      {`${limit(step.min, '…')} – ${limit(step.max, '…')} ${step.unit ?? ''}`}
    </Text>
  )
}
