import { Group, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyUse } from '../../../shared/policies/policies.ts'
import { region } from '../../../shared/warranty/warranty.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useSession } from '../../app/session-context.ts'
import { useChange } from '../../app/use-change.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { FailureText } from '../../ui/failure.ts'
import { IconAction } from '../../ui/IconAction.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { AddModelUse } from './AddModelUse.tsx'
import type { PolicyRow } from './policy-columns.tsx'
import { type GivePolicy, PolicyChoice } from './PolicyChoice.tsx'

export interface UsesPanelProps {
  readonly policies: readonly PolicyRow[]
  readonly uses: readonly PolicyUse[]
}

/** Which policy the customers of each region get, and which models have one of their own. */
export const UsesPanel = ({ policies, uses }: UsesPanelProps) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const setUse = useChange(client.policies.setUse)
  const [failure, setFailure] = useState<FailureText>()
  const give: GivePolicy = async (to) => {
    setFailure(undefined)
    try {
      await setUse.mutateAsync(to)
    } catch (thrown) {
      setFailure({ ...failureText(t, thrown), kept: undefined })
    }
  }
  const ofModels = uses.filter(({ model }) => model !== null)
  return (
    <Panel heading={t('policies.uses')}>
      <Text c="dimmed">{t('policies.usesHint')}</Text>
      {failure !== undefined && <ErrorNotice failure={failure} />}
      <Stack gap="xs">
        {region.options.map((name) => (
          <PolicyChoice
            key={name}
            label={t(`policies.customersOf.${name}`)}
            policies={policies}
            policyId={uses.find((use) => use.model === null && use.region === name)?.policyId ?? null}
            isFixed={!can('waive')}
            onChange={(policyId) => void give({ region: name, modelId: null, policyId })}
          />
        ))}
      </Stack>
      <Text fw={550}>{t('policies.modelsOwn')}</Text>
      {ofModels.length === 0 && <Text c="dimmed">{t('policies.noModels')}</Text>}
      <ul className="policy-uses">
        {ofModels.map((use) => {
          const name = modelName(use)
          return (
            <li key={`${use.region} ${use.model?.id}`}>
              <span>{t('policies.modelIn', { model: name, region: t(`customer.regions.${use.region}`) })}</span>
              <Group gap={4} wrap="nowrap">
                <Text span>{policies.find(({ id }) => id === use.policyId)?.title}</Text>
                {can('waive') && (
                  <IconAction
                    variant="subtle"
                    color="gray"
                    c="inherit"
                    size={36}
                    label={t('policies.removeUse', { model: name })}
                    icon={<IconTrash size={18} aria-hidden="true" />}
                    onAction={() => void give({ region: use.region, modelId: use.model?.id ?? null, policyId: null })}
                  />
                )}
              </Group>
            </li>
          )
        })}
      </ul>
      {can('waive') && <AddModelUse policies={policies} onGive={give} />}
    </Panel>
  )
}

const modelName = ({ model }: PolicyUse): string => (model === null ? '' : `${model.brand} ${model.name}`)
