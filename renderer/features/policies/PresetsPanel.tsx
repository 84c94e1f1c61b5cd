import { Stack, Text } from '@mantine/core'
import { IconCopyCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { wording } from '../../../shared/kernel/text.ts'
import type { PolicySummary, Preset, presetOffer } from '../../../shared/policies/policies.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { FailureText } from '../../ui/failure.ts'
import { Panel } from '../../ui/Panel.tsx'

export interface PresetsPanelProps {
  readonly presets: readonly z.infer<typeof presetOffer>[]
  readonly policies: readonly PolicySummary[]
  readonly onAdopted: (policyId: string) => void
}

/** The policies that come with the program; adopting one makes it the depot's own. */
export const PresetsPanel = ({ presets, policies, onAdopted }: PresetsPanelProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const adopt = useChange(client.policies.adopt)
  const [failure, setFailure] = useState<FailureText>()
  const take = async (preset: Preset) => {
    setFailure(undefined)
    try {
      onAdopted((await adopt.mutateAsync({ preset })).id)
    } catch (thrown) {
      setFailure({ ...failureText(t, thrown), kept: undefined })
    }
  }
  return (
    <Panel heading={t('policies.presets')}>
      <Text c="dimmed">{t('policies.presetsHint')}</Text>
      {failure !== undefined && <ErrorNotice failure={failure} />}
      {presets.map(({ preset, name, ruleCount }) => {
        const count = policies.filter((policy) => policy.preset === preset).length
        return (
          <fieldset key={preset} className="policy-preset" aria-label={wording(name, language)}>
            <Stack gap={0}>
              <Text fw={550}>{wording(name, language)}</Text>
              <Text size="sm" c="dimmed">
                {`${t('policies.ruleCount', { count: ruleCount })}${count === 0 ? '' : ` · ${t('policies.adopted', { count })}`}`}
              </Text>
            </Stack>
            <ActionButton
              variant="default"
              label={t('policies.adopt')}
              icon={<IconCopyCheck size={18} aria-hidden="true" />}
              onAction={() => take(preset)}
            />
          </fieldset>
        )
      })}
    </Panel>
  )
}
