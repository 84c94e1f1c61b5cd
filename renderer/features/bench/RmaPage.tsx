import { Paper } from '@mantine/core'
import { IconPackageImport, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { JobSummary } from '../../../shared/jobs/jobs.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { usePrint } from '../../app/print/print-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { JobLines } from '../../records/JobLines.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { StageBadge } from '../../ui/StageBadge.tsx'

/** One arrival: who brought what, and how each of its jobs stands. Its stage is that of the least advanced open job. */
export const RmaPage = () => {
  const { t } = useTranslation()
  const { instant, dueOn } = useFormat()
  const print = usePrint()
  const navigate = useNavigate()
  const { number } = useParams({ from: '/rmas/$number' })
  const query = useQuery(api.jobs.rma.queryOptions({ input: { number } }))
  const due = (job: JobSummary) => (job.dueOn === null || job.stage === 'closed' ? null : dueOn(job.dueOn))
  return (
    <PageQuery query={query}>
      {(rma) => (
        <>
          <PageHeader
            heading={rma.number}
            marks={<StageBadge stage={rma.stage} />}
            subline={t('rma.taken', { name: rma.customerName, when: instant(rma.takenAt), by: rma.takenBy })}
            actions={
              <>
                {rma.jobs.some((job) => job.stage === 'expected') && (
                  <ActionButton
                    label={t('rma.arrival')}
                    icon={<IconPackageImport size={18} aria-hidden="true" />}
                    shortcut="alt+n"
                    onAction={() => navigate({ to: '/rmas/$number/arrival', params: { number } })}
                  />
                )}
                <ActionButton
                  variant="default"
                  label={t('print.document.rma-labels')}
                  icon={<IconPrinter size={18} aria-hidden="true" />}
                  shortcut="alt+l"
                  onAction={() => void print({ kind: 'rma-labels', rmaId: rma.rmaId })}
                />
                <ActionButton
                  variant="default"
                  label={t('print.document.rma-slips')}
                  icon={<IconPrinter size={18} aria-hidden="true" />}
                  shortcut="alt+p"
                  onAction={() => void print({ kind: 'rma-slips', rmaId: rma.rmaId })}
                />
              </>
            }
          />
          <Paper component="section" p="md" aria-label={t('rma.jobs')}>
            <JobLines label={t('rma.jobs')} jobs={rma.jobs} aside={due} isOfOneCustomer />
          </Paper>
        </>
      )}
    </PageQuery>
  )
}
