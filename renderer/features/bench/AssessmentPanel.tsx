import { Text } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '../../../shared/jobs/assessment.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { Panel } from '../../ui/Panel.tsx'

export interface BenchPanelProps {
  readonly job: JobFile
  /** Why nothing can be changed here. */
  readonly lockedReason: string | undefined
  readonly onOpen: () => void
}

/** What was found and who answers for it; the newest assessment counts. */
export const AssessmentPanel = ({ job, lockedReason, onOpen }: BenchPanelProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const found = job.assessment
  return (
    <Panel
      heading={t('job.section.assessment')}
      icon={<IconSearch size={18} aria-hidden="true" />}
      aside={
        <ActionButton
          variant="default"
          size="compact-md"
          label={found === null ? t('job.step.assess') : t('job.action.reassess')}
          icon={<IconSearch size={17} aria-hidden="true" />}
          disabledReason={lockedReason}
          onAction={onOpen}
        />
      }
    >
      {found === null ? (
        <Text c="dimmed">{t('job.none.assessment')}</Text>
      ) : (
        <>
          <Text className="hb-words">{found.findings}</Text>
          <FactsGrid
            factWidth={150}
            facts={[
              { label: t('job.field.category'), value: t(`job.category.${found.category}`) },
              { label: t('job.field.severity'), value: t(`job.severity.${found.severity}`) },
              { label: t('job.field.causeCode'), value: t(`job.cause.${found.causeCode}`) },
              { label: t('job.field.responsibility'), value: t(`job.responsibility.${found.responsibility}`) },
              {
                label: t('job.field.exclusions'),
                value: found.exclusions.map((name) => t(`warranty.exclusion.${name}`)).join(t('handBack.listJoin')),
                isHidden: found.exclusions.length === 0,
              },
              ...answersOf(found).map(([field, answer]) => ({
                label: t(`job.field.${field}`),
                value: t(answer ? 'job.answer.yes' : 'job.answer.no'),
              })),
              {
                label: t('job.field.solvedAs'),
                value: found.solvedAs === null ? '' : t(`job.solved.${found.solvedAs}`),
                isHidden: found.solvedAs === null,
              },
              { label: t('job.field.cause'), value: found.cause, isHidden: found.cause === null },
              {
                label: t('job.field.by'),
                value: (
                  <>
                    <Text>{found.by}</Text>
                    <Text size="sm" c="dimmed">
                      {format.instant(found.at)}
                    </Text>
                  </>
                ),
              },
            ]}
          />
        </>
      )}
    </Panel>
  )
}

const ASKED = ['isIntact', 'needsVisit', 'isDepotCaused'] as const

/** The questions that somebody answered. */
const answersOf = (found: Assessment) =>
  ASKED.flatMap((field) => {
    const answer = found[field]
    return answer === null ? [] : [[field, answer] as const]
  })
