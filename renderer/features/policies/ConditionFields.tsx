import { Group, MultiSelect, NativeSelect, NumberInput, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Condition, CUSTOMER_KINDS, FAULT_KINDS, SINCE } from '../../../shared/entitlement/policy.ts'
import { REQUEST_TYPES } from '../../../shared/intake/intake.ts'
import { RESPONSIBILITIES } from '../../../shared/jobs/assessment.ts'
import { region } from '../../../shared/warranty/warranty.ts'
import { IconAction } from '../../ui/IconAction.tsx'
import type { ConditionDraft, Figure } from './policy-form.ts'

export interface ConditionFieldsProps {
  readonly condition: ConditionDraft
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (condition: ConditionDraft) => void
  readonly onRemove: () => void
}

/** One condition: what it is called, its own fields, and the way to take it out. */
export const ConditionFields = (props: ConditionFieldsProps) => {
  const { condition, errorOf, onRemove } = props
  const { t } = useTranslation()
  const name = t(`policies.conditionName.${condition.if}`)
  const complaint = errorOf('')
  return (
    <div className="policy-condition" data-line role="group" aria-label={name}>
      <Text component="div" className="policy-condition-name">
        {name}
      </Text>
      <Group gap="xs" align="flex-start">
        <FieldsOf {...props} />
        {complaint !== undefined && <Text c="var(--mantine-color-error)">{complaint}</Text>}
      </Group>
      <IconAction
        variant="subtle"
        color="gray"
        c="inherit"
        size={36}
        label={t('policies.removeCondition', { name })}
        icon={<IconX size={18} aria-hidden="true" />}
        onAction={onRemove}
      />
    </div>
  )
}

const UNITS = ['days', 'months'] as const

const FieldsOf = ({ condition, errorOf, onChange }: ConditionFieldsProps) => {
  const { t } = useTranslation()
  if (condition.if === 'within')
    return (
      <>
        <FigureField
          label={t('policies.amount')}
          value={condition.amount}
          error={errorOf('amount')}
          onChange={(amount) => onChange({ ...condition, amount })}
        />
        <NativeSelect
          aria-label={t('policies.timeUnit')}
          data={UNITS.map((unit) => ({ value: unit, label: t(`policies.unit.${unit}`) }))}
          value={condition.unit}
          onChange={(event) => onChange({ ...condition, unit: event.currentTarget.value === 'months' ? 'months' : 'days' })}
        />
        <NativeSelect
          aria-label={t('policies.since')}
          data={SINCE.map((since) => ({ value: since, label: t(`policies.sinceOf.${since}`) }))}
          value={condition.since}
          onChange={(event) =>
            onChange({ ...condition, since: SINCE.find((since) => since === event.currentTarget.value) ?? 'purchase' })
          }
        />
      </>
    )
  if (condition.if === 'fault')
    return (
      <NativeSelect
        aria-label={t('policies.conditionName.fault')}
        data={FAULT_KINDS.map((kind) => ({ value: kind, label: t(`entitlement.faultKind.${kind}`) }))}
        value={condition.is}
        onChange={(event) => onChange({ ...condition, is: event.currentTarget.value === 'quality' ? 'quality' : 'not-quality' })}
      />
    )
  if (condition.if === 'region')
    return (
      <NativeSelect
        aria-label={t('policies.conditionName.region')}
        data={region.options.map((name) => ({ value: name, label: t(`customer.regions.${name}`) }))}
        value={condition.is}
        onChange={(event) => onChange({ ...condition, is: event.currentTarget.value === 'export' ? 'export' : 'domestic' })}
      />
    )
  if (condition.if === 'fleet')
    return (
      <>
        <FigureField
          label={t('policies.owned')}
          value={condition.owned}
          error={errorOf('owned')}
          onChange={(owned) => onChange({ ...condition, owned })}
        />
        <FigureField
          label={t('policies.boughtAtOnce')}
          value={condition.boughtAtOnce}
          error={errorOf('boughtAtOnce')}
          onChange={(boughtAtOnce) => onChange({ ...condition, boughtAtOnce })}
        />
      </>
    )
  if (condition.if === 'same-fault')
    return (
      <FigureField
        label={t('policies.times')}
        value={condition.times}
        error={errorOf('times')}
        onChange={(times) => onChange({ ...condition, times })}
      />
    )
  if (condition.if === 'responsibility' || condition.if === 'customer' || condition.if === 'request')
    return <SomeOf condition={condition} error={errorOf('oneOf')} onChange={onChange} />
  return null
}

export interface FigureFieldProps {
  readonly label: string
  readonly value: Figure
  readonly error: string | undefined
  readonly onChange: (value: Figure) => void
}

/** A figure in a line: its name in front of it, so that "within" reads as a sentence. */
export const FigureField = ({ label, value, error, onChange }: FigureFieldProps) => (
  <NumberInput
    w={96}
    aria-label={label}
    placeholder={label}
    hideControls
    allowDecimal={false}
    allowNegative={false}
    clampBehavior="none"
    value={value}
    error={error}
    onChange={(typed) => onChange(typeof typed === 'number' ? typed : '')}
  />
)

interface SomeOfProps {
  readonly condition: Extract<Condition, { if: 'responsibility' | 'customer' | 'request' }>
  readonly error: string | undefined
  readonly onChange: (condition: ConditionDraft) => void
}

/** Some of a closed list; any of them is enough. */
const SomeOf = ({ condition, error, onChange }: SomeOfProps) => {
  const { t } = useTranslation()
  const look = {
    miw: 260,
    flex: 1,
    error,
    value: [...condition.oneOf],
    'aria-label': t(`policies.conditionName.${condition.if}`),
    placeholder: condition.oneOf.length === 0 ? t('policies.anyOf') : '',
    comboboxProps: { withinPortal: true },
  }
  switch (condition.if) {
    case 'responsibility':
      return (
        <MultiSelect
          {...look}
          data={RESPONSIBILITIES.map((who) => ({ value: who, label: t(`job.responsibility.${who}`) }))}
          onChange={(chosen) => onChange({ ...condition, oneOf: RESPONSIBILITIES.filter((who) => chosen.includes(who)) })}
        />
      )
    case 'customer':
      return (
        <MultiSelect
          {...look}
          data={CUSTOMER_KINDS.map((kind) => ({ value: kind, label: t(`entitlement.customerKind.${kind}`) }))}
          onChange={(chosen) => onChange({ ...condition, oneOf: CUSTOMER_KINDS.filter((kind) => chosen.includes(kind)) })}
        />
      )
    case 'request':
      return (
        <MultiSelect
          {...look}
          data={REQUEST_TYPES.map((type) => ({ value: type, label: t(`requestType.${type}`) }))}
          onChange={(chosen) => onChange({ ...condition, oneOf: REQUEST_TYPES.filter((type) => chosen.includes(type)) })}
        />
      )
  }
}
