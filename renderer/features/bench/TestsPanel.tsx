import { Group, Text } from '@mantine/core'
import { IconCheck, IconChecklist, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TestRun } from '../../../shared/jobs/jobs.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import type { BenchPanelProps } from './AssessmentPanel.tsx'

const Run = ({ run }: { readonly run: TestRun }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <li className="hb-entry">
      <details className="hb-run" open={!run.passed}>
        <summary>
          <ToneBadge
            tone={run.passed ? 'good' : 'bad'}
            icon={run.passed ? <IconCheck size={14} aria-hidden="true" /> : <IconX size={14} aria-hidden="true" />}
            label={t(run.passed ? 'job.test.passed' : 'job.test.failed')}
          />
          <Text span size="sm" c="dimmed">
            {` ${run.by} · ${format.instant(run.at)}`}
          </Text>
        </summary>
        <ul className="hb-results">
          {run.results.map((result) => (
            <li key={result.stepId}>
              {result.passed ? (
                <IconCheck size={15} className="hb-good" aria-label={t('job.test.pass')} />
              ) : (
                <IconX size={15} className="hb-bad" aria-label={t('job.test.fail')} />
              )}
              <span>{wording(result.label, format.language)}</span>
              {result.measured !== null && (
                <Text span c="dimmed">{`${format.number(result.measured)} ${result.unit ?? ''}`}</Text>
              )}
            </li>
          ))}
        </ul>
      </details>
      {run.note !== null && <Text className="hb-words">{run.note}</Text>}
    </li>
  )
}

/** The test runs, and the next one. */
export const TestsPanel = ({ job, lockedReason, onOpen }: BenchPanelProps) => {
  const { t } = useTranslation()
  const wrongStage = job.stage === 'testing' ? undefined : t('refusal.wrong-stage', { stage: t(`stage.${job.stage}`) })
  return (
    <Panel
      heading={t('job.section.tests')}
      icon={<IconChecklist size={18} aria-hidden="true" />}
      marks={job.reworkCount > 0 && <ToneBadge tone="warn" label={t('job.rework', { count: job.reworkCount })} />}
      aside={
        <ActionButton
          variant="default"
          size="compact-md"
          label={t('job.step.checklist')}
          icon={<IconChecklist size={17} aria-hidden="true" />}
          disabledReason={lockedReason ?? wrongStage}
          onAction={onOpen}
        />
      }
    >
      {job.tests.length === 0 ? (
        <Text c="dimmed">{t(job.stage === 'testing' ? 'job.none.testsYet' : 'job.none.tests')}</Text>
      ) : (
        <ul className="hb-entries" aria-label={t('job.section.tests')}>
          {job.tests.map((run) => (
            <Run key={run.at} run={run} />
          ))}
        </ul>
      )}
      {job.tests.length === 0 && job.checklist.length > 0 && (
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t('job.checklistSteps', { count: job.checklist.length })}
          </Text>
        </Group>
      )}
    </Panel>
  )
}
