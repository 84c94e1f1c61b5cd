import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Plan, PlanLine } from '../../../shared/plans/plans.ts'
import { writeDecimal } from '../../../shared/kernel/money.ts'
import { useFormat } from '../../locales/use-format.ts'
import { clausesOf, reasonWords } from './plan-words.ts'

export type ShownPlan = Pick<Plan, 'net' | 'tax' | 'total' | 'entitlement'> & {
  readonly lines: readonly Omit<PlanLine, 'partId'>[]
}

/** The lines of a plan with who pays each and why, what they come to, and the clauses that say so. */
export const PlanLines = ({ plan }: { readonly plan: ShownPlan }) => {
  const { t } = useTranslation()
  const { money, number, language } = useFormat()
  const clauses = clausesOf(
    plan.lines.map(({ reason }) => reason),
    plan.entitlement,
    language,
  )
  const quantity = (thousandths: number) => number(Number(writeDecimal(thousandths, 3)))
  return (
    <div className="hb-plan-lines">
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('plan.column.what')}</Table.Th>
            <Table.Th ta="right">{t('plan.column.quantity')}</Table.Th>
            <Table.Th ta="right">{t('plan.column.unitPrice')}</Table.Th>
            <Table.Th ta="right">{t('plan.column.net')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plan.lines.map((line, index) => (
            // Lines of a version never move; their place is who they are.
            // oxlint-disable-next-line react/no-array-index-key
            <Table.Tr key={index}>
              <Table.Td>
                <Text fw={550}>{line.description}</Text>
                <Text size="sm" c="dimmed">
                  {`${t(`plan.kind.${line.kind}`)} · ${reasonWords(t, line.isCovered, line.reason)}`}
                </Text>
              </Table.Td>
              <Table.Td ta="right">{quantity(line.quantity)}</Table.Td>
              <Table.Td ta="right">{money(line.unitPrice)}</Table.Td>
              <Table.Td ta="right">
                {line.isCovered ? t('plan.free') : money(line.net)}
                {!line.isCovered && line.discount > 0 && (
                  <Text size="sm" c="dimmed">
                    {t('plan.discounted', { amount: money(line.discount) })}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          {plan.tax > 0 && (
            <>
              <TotalRow label={t('plan.net')} amount={money(plan.net)} />
              <TotalRow label={t('plan.tax')} amount={money(plan.tax)} />
            </>
          )}
          <TotalRow label={t('plan.total')} amount={money(plan.total)} isStrong />
        </Table.Tfoot>
      </Table>
      {clauses.map(({ ruleId, number: clause, text }) => (
        <Text key={ruleId} size="sm" mt={4}>
          <b>{t('plan.clause', { number: clause })}</b> {text}
        </Text>
      ))}
    </div>
  )
}

const TotalRow = ({
  label,
  amount,
  isStrong = false,
}: {
  readonly label: string
  readonly amount: string
  readonly isStrong?: boolean
}) => (
  <Table.Tr>
    <Table.Th colSpan={3} ta="right" fw={isStrong ? 650 : 450}>
      {label}
    </Table.Th>
    <Table.Td ta="right" fw={isStrong ? 650 : 450}>
      {amount}
    </Table.Td>
  </Table.Tr>
)
