import { Text } from '@mantine/core'
import { IconTool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useWarrantyWords } from '../../records/use-warranty-words.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { Gate } from '../../../shared/hand-back/hand-back.contract.ts'

/** What was wrong and what was done: what the customer asks first. */
export const JobHead = ({ gate }: { readonly gate: Gate }) => {
  const { t } = useTranslation()
  const warranty = useWarrantyWords()(gate.repairWarranty)
  // Before the bench is through with it, nobody knows how it ends.
  const isSettled = gate.facts.stage === 'ready'
  return (
    <Panel heading={t('handBack.work.heading')} icon={<IconTool size={18} aria-hidden="true" />}>
      <FactsGrid
        factWidth={260}
        facts={[
          { label: t('handBack.work.fault'), value: <Text className="hand-back-words">{gate.fault}</Text> },
          { label: t('handBack.work.done'), value: gate.workDone.length === 0 ? null : <WorkDone work={gate.workDone} /> },
          { label: t('handBack.work.outcome'), value: isSettled ? t(`outcome.${gate.facts.outcome}`) : null },
          {
            label: t('handBack.work.repairWarranty'),
            value: isSettled ? (warranty ?? t('handBack.work.noWarranty')) : null,
          },
        ]}
      />
    </Panel>
  )
}

const WorkDone = ({ work }: { readonly work: readonly string[] }) => (
  <ul className="hand-back-words hand-back-work">
    {work.map((done) => (
      <li key={done}>{done}</li>
    ))}
  </ul>
)
