import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ModelId, PolicyId } from '../../../shared/kernel/ids.ts'
import type { Region } from '../../../shared/warranty/warranty.ts'
import type { PolicyRow } from './policy-columns.tsx'

/** Says who follows which policy from now on: `null` takes the answer away. */
export type GivePolicy = (to: { region: Region; modelId: ModelId | null; policyId: PolicyId | null }) => Promise<void>

export interface PolicyChoiceProps {
  readonly label: string
  readonly policies: readonly PolicyRow[]
  readonly policyId: PolicyId | null
  readonly isFixed?: boolean
  readonly onChange: (policyId: PolicyId | null) => void
}

/** One of the active policies, or none. */
export const PolicyChoice = ({ label, policies, policyId, isFixed = false, onChange }: PolicyChoiceProps) => {
  const { t } = useTranslation()
  return (
    <NativeSelect
      label={label}
      disabled={isFixed}
      data={[
        { value: '', label: t('policies.standingRulesOnly') },
        ...policies.filter(({ isActive }) => isActive).map(({ id, title }) => ({ value: id, label: title })),
      ]}
      value={policyId ?? ''}
      onChange={(event) => onChange(policies.find(({ id }) => id === event.currentTarget.value)?.id ?? null)}
    />
  )
}
