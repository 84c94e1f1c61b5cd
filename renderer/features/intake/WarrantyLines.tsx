import { Group, Text } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { exclusion, type LineVerdict, type WarrantyVerdict } from '../../../shared/warranty/warranty.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

/** The verdict, parts and labour apart, each with its reason. */
export const WarrantyLines = ({ verdict }: { readonly verdict: WarrantyVerdict }) => {
  const { t } = useTranslation()
  return (
    <fieldset className="intake-group" aria-label={t('warranty.title')}>
      <Line label={t('warranty.parts')} line={verdict.parts} />
      <Line label={t('warranty.labour')} line={verdict.labour} />
    </fieldset>
  )
}

const Line = ({ label, line }: { readonly label: string; readonly line: LineVerdict }) => {
  const { t } = useTranslation()
  const reason = useReason(line)
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap" mb={6}>
      <Text w={56} flex="none" fw={550}>
        {label}
      </Text>
      <div>
        <ToneBadge
          tone={line.isCovered ? (line.reason === 'proof-unverified' ? 'warn' : 'good') : 'neutral'}
          icon={line.isCovered ? <IconCheck size={14} aria-hidden="true" /> : <IconX size={14} aria-hidden="true" />}
          label={line.isCovered ? t('warranty.covered') : t('warranty.notCovered')}
        />
        <Text size="xs" c="dimmed" mt={2}>
          {reason}
        </Text>
      </div>
    </Group>
  )
}

const useReason = ({ reason, until, params }: LineVerdict): string => {
  const { t } = useTranslation()
  const format = useFormat()
  const excluded = exclusion.safeParse(params['exclusion'])
  return t(`warranty.reason.${reason}`, {
    until: until === null ? '' : format.date(until),
    startsFrom: t(params['startsFrom'] === 'installation' ? 'warranty.startsFrom.installation' : 'warranty.startsFrom.purchase'),
    exclusion: excluded.success ? t(`warranty.exclusion.${excluded.data}`) : '',
    number: params['number'] ?? '',
  })
}
