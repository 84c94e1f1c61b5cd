import { Anchor, Paper, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isLate, type JobFile, waitsSince } from '../../../shared/jobs/jobs.ts'
import { useFormat } from '../../locales/use-format.ts'
import { useWarrantyWords } from '../../records/use-warranty-words.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { useNow } from '../../ui/use-now.ts'
import { PriceFact } from './PriceFact.tsx'

/** Whose unit it is, what was promised, whom it waits for, what the warranty says: the facts everybody asks for first. */
export const JobFacts = ({ job }: { readonly job: JobFile }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const dueWords = job.dueOn === null ? '' : format.dueOn(job.dueOn)
  const dueDate = job.dueOn === null ? '' : format.date(job.dueOn)
  const since = waitsSince(job)
  const warranty = useWarrantyWords()(job.repairWarranty)
  return (
    <Paper component="section" p="md" mb="md" aria-label={t('job.section.facts')}>
      <FactsGrid
        isEven
        factWidth={150}
        facts={[
          {
            label: t('job.customer'),
            value: (
              <>
                <Anchor component={Link} to={`/customers/${job.customer.id}`} fw={550}>
                  {job.customer.name}
                </Anchor>
                <Text>{job.customer.phone}</Text>
              </>
            ),
          },
          {
            label: t('job.unit'),
            value: (
              <>
                <Anchor component={Link} to={`/units/${job.unitId}`} fw={550}>
                  {`${job.brand} ${job.modelName}`}
                </Anchor>
                <Text ff="monospace">{job.serial ?? t('job.noSerial')}</Text>
              </>
            ),
          },
          {
            label: t('job.due'),
            value:
              job.dueOn === null ? null : (
                <>
                  <Text fw={550} {...(isLate(job, format.today()) ? { c: 'var(--hb-tone-bad-text)' } : {})}>
                    {job.stage === 'closed' ? dueDate : dueWords}
                  </Text>
                  {job.stage !== 'closed' && !dueWords.includes(dueDate) && <Text c="dimmed">{dueDate}</Text>}
                </>
              ),
          },
          {
            label: t('job.waitsFor'),
            isHidden: job.stage === 'closed',
            value: (
              <>
                <Text>{t(`job.waits.${job.waitsFor}`, { duration: format.duration(now - Date.parse(since)) })}</Text>
                {job.hold !== null && (
                  <Text size="sm" c="dimmed">
                    {t('job.onHold', { reason: job.hold.reason })}
                  </Text>
                )}
              </>
            ),
          },
          { label: t('job.price.label'), isHidden: job.stage === 'expected', value: <PriceFact job={job} /> },
          { label: t('job.assignee'), value: job.assignee?.name },
          { label: t('job.shelf'), isHidden: job.stage === 'closed', value: job.shelf },
          { label: t('job.received'), isHidden: job.stage === 'expected', value: <RelativeTime at={job.receivedAt} /> },
          {
            label: t('job.rma'),
            value: (
              <Anchor component={Link} to={`/rmas/${job.rmaNumber}`}>
                {job.rmaNumber}
              </Anchor>
            ),
          },
          {
            label: t('job.approval'),
            isHidden: job.approval.state === 'none',
            value:
              job.approval.state === 'none' ? null : (
                <>
                  <Text>{t(`job.decision.${job.approval.state}`)}</Text>
                  <Text size="sm" c="dimmed">
                    {[job.approval.by, job.approval.note].filter(Boolean).join(' · ')}
                  </Text>
                </>
              ),
          },
          {
            label: t('job.outcome'),
            isHidden: job.outcome === null,
            value: job.outcome === null ? null : t(`outcome.${job.outcome}`),
          },
          {
            label: t('job.repairWarranty'),
            isHidden: warranty === null,
            value: warranty,
          },
        ]}
      />
      {job.customer.note !== null && (
        <Text c="dimmed" mt="xs">
          {`${t('job.customerNote')}: ${job.customer.note}`}
        </Text>
      )}
    </Paper>
  )
}
