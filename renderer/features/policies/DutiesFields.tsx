import { Checkbox, Group, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { GATED_STEPS } from '../../../shared/entitlement/policy.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { FigureField } from './ConditionFields.tsx'
import { type DutiesDraft, emptyRow } from './policy-form.ts'

export interface DutiesFieldsProps {
  readonly duties: DutiesDraft
  readonly onChange: (duties: DutiesDraft) => void
  readonly errorOf: (path: string) => string | undefined
}

const FIGURES = ['replyHours', 'bounceDays', 'partsDays', 'labourDays'] as const
const GATES = ['qualityReportBefore', 'priceConfirmedBefore'] as const
const MOST_ROWS = 20

/** What the policy obliges the depot to. */
export const DutiesFields = (props: DutiesFieldsProps) => {
  const { duties, onChange, errorOf } = props
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
        {FIGURES.map((figure) => (
          <NumberInput
            key={figure}
            label={t(`policies.duty.${figure}`)}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="none"
            value={duties[figure]}
            error={errorOf(figure)}
            onChange={(value) => onChange({ ...duties, [figure]: typeof value === 'number' ? value : '' })}
          />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {GATES.map((gate) => (
          <Checkbox.Group
            key={gate}
            label={t(`policies.duty.${gate}`)}
            value={[...duties[gate]]}
            onChange={(chosen) => onChange({ ...duties, [gate]: GATED_STEPS.filter((step) => chosen.includes(step)) })}
          >
            <div className="policy-ticks">
              {GATED_STEPS.map((step) => (
                <Checkbox key={step} value={step} label={t(`policies.gated.${step}`)} />
              ))}
            </div>
          </Checkbox.Group>
        ))}
      </SimpleGrid>
      <MaintenanceRows {...props} />
    </Stack>
  )
}

/** Free maintenance visits a year, by how many units a customer owns or bought at once. */
const MaintenanceRows = ({ duties, onChange, errorOf }: DutiesFieldsProps) => {
  const { t } = useTranslation()
  const rows = duties.maintenance
  const set = (maintenance: DutiesDraft['maintenance']) => onChange({ ...duties, maintenance })
  const cells = ['owned', 'boughtAtOnce', 'visitsPerYear'] as const
  return (
    <Stack gap={6} component="section" aria-label={t('policies.duty.maintenance')}>
      <Text fw={550}>{t('policies.duty.maintenance')}</Text>
      {rows.length === 0 && <Text c="dimmed">{t('policies.noMaintenance')}</Text>}
      {rows.map((row, index) => {
        const whole = errorOf(`maintenance.${index}`)
        return (
          <Group key={row.key} gap="xs" align="flex-start">
            {cells.map((cell) => (
              <Group key={cell} gap={6} wrap="nowrap" align="center">
                <Text size="sm">{t(`policies.maintenanceCell.${cell}`)}</Text>
                <FigureField
                  label={t(`policies.maintenanceCell.${cell}`)}
                  value={row[cell]}
                  error={errorOf(`maintenance.${index}.${cell}`) ?? (cell === 'owned' ? whole : undefined)}
                  onChange={(value) => set(rows.with(index, { ...row, [cell]: value }))}
                />
              </Group>
            ))}
            <IconAction
              variant="subtle"
              color="gray"
              c="inherit"
              size={36}
              label={t('policies.removeRow', { number: index + 1 })}
              icon={<IconTrash size={18} aria-hidden="true" />}
              onAction={() => set(rows.toSpliced(index, 1))}
            />
          </Group>
        )
      })}
      <ActionButton
        variant="default"
        w="fit-content"
        label={t('policies.addRow')}
        icon={<IconPlus size={18} aria-hidden="true" />}
        disabledReason={rows.length >= MOST_ROWS ? t('field.tooMany', { max: MOST_ROWS }) : undefined}
        onAction={() => set([...rows, emptyRow()])}
      />
    </Stack>
  )
}
