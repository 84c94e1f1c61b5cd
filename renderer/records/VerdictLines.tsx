import { Group, Text } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { exclusion, type LineVerdict, type WarrantyVerdict } from '../../shared/warranty/warranty.ts'
import { useFormat } from '../locales/use-format.ts'
import { ToneBadge } from '../ui/ToneBadge.tsx'
import type { Tone } from '../ui/theme.ts'

/** The warranty verdict: parts and labour apart, each with its reason (MISSION.md, B2). */
export const VerdictLines = ({ verdict }: { readonly verdict: WarrantyVerdict }) => {
  const { t } = useTranslation()
  return (
    <section aria-label={t('warranty.title')}>
      <VerdictLine label={t('warranty.parts')} line={verdict.parts} />
      <VerdictLine label={t('warranty.labour')} line={verdict.labour} />
    </section>
  )
}

const toneOf = ({ isCovered, reason }: LineVerdict): Tone => {
  if (!isCovered) return 'neutral'
  return reason === 'proof-unverified' ? 'warn' : 'good'
}

const VerdictLine = ({ label, line }: { readonly label: string; readonly line: LineVerdict }) => {
  const { t } = useTranslation()
  const Icon = line.isCovered ? IconCheck : IconX
  return (
    <Group gap="sm" wrap="nowrap" align="baseline" mb={6}>
      <Text w={64} flex="none" fw={550}>
        {label}
      </Text>
      <Group gap="xs" align="baseline">
        <ToneBadge
          tone={toneOf(line)}
          icon={<Icon size={14} aria-hidden="true" />}
          label={t(line.isCovered ? 'warranty.covered' : 'warranty.notCovered')}
        />
        <Text component="span">{useReason(line)}</Text>
      </Group>
    </Group>
  )
}

/** The rule that decided, with its dates. */
const useReason = ({ reason, until, params }: LineVerdict): string => {
  const { t } = useTranslation()
  const format = useFormat()
  const found = exclusion.safeParse(params['exclusion'])
  const starts = params['startsFrom'] === 'installation' ? 'installation' : 'purchase'
  return t(`warranty.reason.${reason}`, {
    until: until === null ? '' : format.date(until),
    startsFrom: t(`warranty.startsFrom.${starts}`),
    exclusion: found.success ? t(`warranty.exclusion.${found.data}`) : '',
    number: params['number'] ?? '',
  })
}
