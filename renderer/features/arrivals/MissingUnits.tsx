import { SegmentedControl, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ArrivalLine, type Fate, FATES } from '../../../shared/arrivals/arrivals.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'

export type Fates = Readonly<Record<string, Fate>>

/** What becomes of a unit nobody has decided about. */
export const fateOf = (fates: Fates, { jobId }: ArrivalLine): Fate => fates[jobId] ?? 'keep'

export interface MissingUnitsProps {
  readonly lines: readonly ArrivalLine[]
  readonly fates: Fates
  readonly onChange: (fates: Fates) => void
}

/** What becomes of what did not come: one choice for all, and below it one for each unit. */
export const MissingUnits = ({ lines, fates, onChange }: MissingUnitsProps) => {
  const { t } = useTranslation()
  const choices = FATES.map((value) => ({ value, label: t(`arrival.finish.${value}`) }))
  const chosen = new Set(lines.map((line) => fateOf(fates, line)))
  const [common] = chosen.size === 1 ? chosen : []
  return (
    <>
      <ChoiceField<Fate | 'mixed'>
        label={t('arrival.finish.rest')}
        isFirst
        description={common === undefined ? t('arrival.finish.mixedHint') : t(`arrival.finish.${common}Hint`)}
        choices={choices}
        value={common ?? 'mixed'}
        onChange={(fate) => {
          if (fate !== 'mixed') onChange(Object.fromEntries(lines.map(({ jobId }) => [jobId, fate])))
        }}
      />
      {lines.length > 1 && (
        <ul className="arrival-missing">
          {lines.map((line) => (
            <li key={line.jobId}>
              <div className="arrival-line-facts">
                <Text fw={550} className="arrival-serial">
                  {line.serial ?? line.number}
                </Text>
                <Text size="sm" c="dimmed" truncate>
                  {`${line.brand} ${line.modelName}`}
                </Text>
              </div>
              <SegmentedControl
                aria-label={line.serial ?? line.number}
                data={choices}
                value={fateOf(fates, line)}
                onChange={(fate) => onChange({ ...fates, [line.jobId]: fate })}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
