import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DaySums } from '../../../shared/money/day.ts'
import { useFormat } from '../../locales/use-format.ts'

/** What a day comes to, a line a kind of payment; what was waived stands apart, since nobody holds it. */
export const DaySumsTable = ({ sums }: { readonly sums: DaySums }) => {
  const { t } = useTranslation()
  const { money } = useFormat()
  return (
    <>
      {sums.kinds.length > 0 && (
        <table className="hb-sums" aria-label={t('takings.sums')}>
          <thead>
            <tr>
              <th scope="col">{t('takings.column.kind')}</th>
              <th scope="col">{t('takings.taken')}</th>
              <th scope="col">{t('takings.refunded')}</th>
              <th scope="col">{t('takings.net')}</th>
            </tr>
          </thead>
          <tbody>
            {sums.kinds.map(({ kind, taken, refunded, total }) => (
              <tr key={kind}>
                <th scope="row">{t(`money.kind.${kind}`)}</th>
                <td>{money(taken)}</td>
                <td>{money(refunded)}</td>
                <td>{money(total)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('takings.total')}</th>
              <td>{money(sums.taken)}</td>
              <td>{money(sums.refunded)}</td>
              <td>{money(sums.total)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      {sums.waived > 0 && <Text>{t('takings.waived', { amount: money(sums.waived) })}</Text>}
    </>
  )
}
