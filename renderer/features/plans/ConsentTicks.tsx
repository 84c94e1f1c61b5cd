import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'

export interface Consents {
  readonly mayDisassemble: boolean
  readonly mayWipeData: boolean
}

/** What the model asks for and the customer has not agreed to yet. */
export const missingConsents = (
  job: Pick<JobFile, 'asksDisassembly' | 'asksData' | 'mayDisassemble' | 'mayWipeData'>,
): Consents => ({
  mayDisassemble: job.asksDisassembly && !job.mayDisassemble,
  mayWipeData: job.asksData && !job.mayWipeData,
})

export interface ConsentTicksProps {
  /** Which are asked for; nothing is shown of the others. */
  readonly asks: Consents
  readonly value: Consents
  readonly onChange: (consents: Consents) => void
}

const KINDS = ['mayDisassemble', 'mayWipeData'] as const

/** What the customer agrees to beside the price. */
export const ConsentTicks = ({ asks, value, onChange }: ConsentTicksProps) => {
  const { t } = useTranslation()
  return KINDS.filter((kind) => asks[kind]).map((kind) => (
    <Checkbox
      key={kind}
      label={t(`plan.consent.${kind}`)}
      checked={value[kind]}
      onChange={(event) => onChange({ ...value, [kind]: event.currentTarget.checked })}
    />
  ))
}
