import { Button, Collapse, NativeSelect, NumberInput, SimpleGrid, Stack } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CUSTOMER_KINDS } from '../../../shared/entitlement/policy.ts'
import { REQUEST_TYPES } from '../../../shared/intake/intake.ts'
import { RESPONSIBILITIES } from '../../../shared/jobs/assessment.ts'
import { EXCLUSIONS, proofState, region } from '../../../shared/warranty/warranty.ts'
import { DateField } from '../../ui/DateField.tsx'
import type { TriedFacts } from './try-out-facts.ts'

export interface FactsFieldsProps {
  readonly facts: TriedFacts
  readonly onChange: (patch: Partial<TriedFacts>) => void
  readonly errorOf: (path: string) => string | undefined
}

const DAYS = ['on', 'boughtOn', 'installedOn'] as const
const ANSWERS = ['needsVisit', 'isSolvableRemotely', 'isIntact', 'isFirstInstallation', 'isDepotCaused'] as const
const COUNTS = ['sameFaultCount', 'unitsOwned', 'unitsBoughtAtOnce', 'maintenanceVisitsUsed'] as const
const REPAIR_DAYS = ['closedOn', 'partsUntil', 'labourUntil'] as const
const REGIONS = region.options
const UNKNOWN = 'unknown'
const NONE = 'none'

/** The facts of a try-out: those that decide most at once, the rest on request. */
export const FactsFields = (props: FactsFieldsProps) => {
  const { facts, onChange, errorOf } = props
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <Stack gap="xs">
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
        {DAYS.map((day) => (
          <DateField
            key={day}
            label={t(`entitlement.fact.${day}`)}
            value={facts[day]}
            error={errorOf(day)}
            onChange={(value) => onChange({ [day]: value })}
          />
        ))}
        <ProofField {...props} />
        <ResponsibilityField {...props} />
        <ExclusionField {...props} />
        <NativeSelect
          label={t('entitlement.fact.request')}
          data={REQUEST_TYPES.map((type) => ({ value: type, label: t(`requestType.${type}`) }))}
          value={facts.request}
          onChange={(event) => onChange({ request: REQUEST_TYPES.find((type) => type === event.currentTarget.value) ?? 'fault' })}
        />
        <NativeSelect
          label={t('entitlement.fact.region')}
          data={REGIONS.map((name) => ({ value: name, label: t(`customer.regions.${name}`) }))}
          value={facts.region}
          onChange={(event) => onChange({ region: event.currentTarget.value === 'export' ? 'export' : 'domestic' })}
        />
      </SimpleGrid>
      <Button
        variant="subtle"
        size="compact-sm"
        h={36}
        w="fit-content"
        aria-expanded={isOpen}
        leftSection={isOpen ? <IconChevronUp size={16} aria-hidden="true" /> : <IconChevronDown size={16} aria-hidden="true" />}
        onClick={() => setOpen(!isOpen)}
      >
        {t('policies.try.more')}
      </Button>
      <Collapse expanded={isOpen} {...(isOpen ? {} : { inert: true })}>
        <SeldomFacts {...props} />
      </Collapse>
    </Stack>
  )
}

const ProofField = ({ facts, onChange }: FactsFieldsProps) => {
  const { t } = useTranslation()
  return (
    <NativeSelect
      label={t('entitlement.fact.proof')}
      data={proofState.options.map((state) => ({ value: state, label: t(`entitlement.proof.${state}`) }))}
      value={facts.proof}
      onChange={(event) => onChange({ proof: proofState.options.find((state) => state === event.currentTarget.value) ?? 'none' })}
    />
  )
}

const ResponsibilityField = ({ facts, onChange }: FactsFieldsProps) => {
  const { t } = useTranslation()
  return (
    <NativeSelect
      label={t('entitlement.fact.responsibility')}
      data={[
        { value: UNKNOWN, label: t('entitlement.unknown') },
        ...RESPONSIBILITIES.map((who) => ({ value: who, label: t(`job.responsibility.${who}`) })),
      ]}
      value={facts.responsibility ?? UNKNOWN}
      onChange={(event) => {
        const responsibility = RESPONSIBILITIES.find((who) => who === event.currentTarget.value) ?? null
        // Whoever says who answers for it has looked at the unit.
        onChange({ responsibility, exclusions: responsibility === null ? facts.exclusions : (facts.exclusions ?? []) })
      }}
    />
  )
}

const ExclusionField = ({ facts, onChange }: FactsFieldsProps) => {
  const { t } = useTranslation()
  const { exclusions } = facts
  return (
    <NativeSelect
      label={t('entitlement.fact.exclusions')}
      data={[UNKNOWN, NONE, ...EXCLUSIONS].map((value) => ({
        value,
        label:
          value === UNKNOWN
            ? t('entitlement.unknown')
            : t(`entitlement.exclusion.${EXCLUSIONS.find((it) => it === value) ?? 'none'}`),
      }))}
      value={exclusions === null ? UNKNOWN : (exclusions[0] ?? NONE)}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        onChange({ exclusions: chosen === UNKNOWN ? null : EXCLUSIONS.filter((exclusion) => exclusion === chosen) })
      }}
    />
  )
}

const SeldomFacts = (props: FactsFieldsProps) => {
  const { facts, onChange, errorOf } = props
  const { t } = useTranslation()
  return (
    <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
      <NativeSelect
        label={t('entitlement.fact.customerKind')}
        data={CUSTOMER_KINDS.map((kind) => ({ value: kind, label: t(`entitlement.customerKind.${kind}`) }))}
        value={facts.customerKind}
        onChange={(event) =>
          onChange({ customerKind: CUSTOMER_KINDS.find((kind) => kind === event.currentTarget.value) ?? 'person' })
        }
      />
      {ANSWERS.map((answer) => (
        <NativeSelect
          key={answer}
          label={t(`entitlement.fact.${answer}`)}
          data={[UNKNOWN, 'yes', 'no'].map((value) => ({
            value,
            label: t(`entitlement.${value === 'yes' || value === 'no' ? value : 'unknown'}`),
          }))}
          value={facts[answer] === null ? UNKNOWN : facts[answer] ? 'yes' : 'no'}
          onChange={(event) =>
            onChange({ [answer]: event.currentTarget.value === UNKNOWN ? null : event.currentTarget.value === 'yes' })
          }
        />
      ))}
      {COUNTS.map((count) => (
        <NumberInput
          key={count}
          label={t(`entitlement.fact.${count}`)}
          min={0}
          clampBehavior="none"
          allowDecimal={false}
          value={facts[count]}
          error={errorOf(count)}
          onChange={(value) => onChange({ [count]: typeof value === 'number' ? value : '' })}
        />
      ))}
      <TermsOfMaker {...props} />
      {REPAIR_DAYS.map((day) => (
        <DateField
          key={day}
          label={t(`policies.try.repair.${day}`)}
          value={facts.repair[day]}
          error={errorOf(`repairs.0.${day}`)}
          onChange={(value) => onChange({ repair: { ...facts.repair, [day]: value } })}
        />
      ))}
    </SimpleGrid>
  )
}

const TERMS = ['partsMonths', 'labourMonths'] as const

/** The maker's months in the region that is asked about. */
const TermsOfMaker = ({ facts, onChange, errorOf }: FactsFieldsProps) => {
  const { t } = useTranslation()
  const { terms, region: of } = facts
  return TERMS.map((line) => (
    <NumberInput
      key={line}
      label={t(`policies.try.${line}`)}
      min={0}
      clampBehavior="none"
      allowDecimal={false}
      value={terms[of][line]}
      error={errorOf(`terms.${of}.${line}`)}
      onChange={(value) =>
        onChange({ terms: { ...terms, [of]: { ...terms[of], [line]: typeof value === 'number' ? value : 0 } } })
      }
    />
  ))
}
