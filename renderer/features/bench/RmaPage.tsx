import { Anchor, Group, Paper, Text } from '@mantine/core'
import { IconPackageImport, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { channel, requestType } from '../../../shared/intake/intake.ts'
import type { RmaFile } from '../../../shared/jobs/jobs.ts'
import { type Stage, STAGES } from '../../../shared/jobs/stages.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { usePrint } from '../../app/print/print-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { StageBadge } from '../../ui/StageBadge.tsx'
import { RmaJobCard } from './RmaJobCard.tsx'
import './rma.css'

/** One arrival: what came, where each unit is, and what comes next for it. Its stage is that of the least advanced open job. */
export const RmaPage = () => {
  const { t } = useTranslation()
  const { instant } = useFormat()
  const { number } = useParams({ from: '/rmas/$number' })
  const query = useQuery(api.jobs.rma.queryOptions({ input: { number } }))
  return (
    <PageQuery query={query}>
      {(rma) => (
        <>
          <PageHeader
            heading={rma.number}
            marks={<StageBadge stage={rma.stage} />}
            subline={t('rma.taken', { when: instant(rma.takenAt), by: rma.takenBy })}
            actions={<RmaActions rma={rma} />}
          />
          <RmaFacts rma={rma} />
          <ul className="hb-rma-jobs" aria-label={t('rma.jobs')}>
            {rma.jobs.map((job) => (
              <RmaJobCard key={job.id} job={job} />
            ))}
          </ul>
        </>
      )}
    </PageQuery>
  )
}

const RmaActions = ({ rma: { rmaId, number, jobs } }: { readonly rma: RmaFile }) => {
  const { t } = useTranslation()
  const print = usePrint()
  const navigate = useNavigate()
  return (
    <>
      {jobs.some((job) => job.stage === 'expected') && (
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
        onAction={() => void print({ kind: 'rma-labels', rmaId })}
      />
      <ActionButton
        variant="default"
        label={t('print.document.rma-slips')}
        icon={<IconPrinter size={18} aria-hidden="true" />}
        shortcut="alt+p"
        onAction={() => void print({ kind: 'rma-slips', rmaId })}
      />
    </>
  )
}

/** How many units stand at which stage, in the order of a unit's way. */
const unitsByStage = ({ jobs }: RmaFile): readonly (readonly [Stage, number])[] =>
  STAGES.map((stage) => [stage, jobs.filter((job) => job.stage === stage).length] as const).filter(([, count]) => count > 0)

const RmaFacts = ({ rma }: { readonly rma: RmaFile }) => {
  const { t } = useTranslation()
  const accessories = rma.jobs.flatMap((job) => job.accessories)
  const back = accessories.filter(({ returnedAt }) => returnedAt !== null).length
  return (
    <Paper component="section" p="md" mb="md" aria-label={t('job.section.facts')}>
      <FactsGrid
        factWidth={170}
        facts={[
          {
            label: t('job.customer'),
            value: (
              <>
                <Anchor component={Link} to={`/customers/${rma.customer.id}`} fw={550}>
                  {rma.customer.name}
                </Anchor>
                <Text>{rma.customer.phone}</Text>
              </>
            ),
          },
          { label: t('intake.channel'), value: t(`channel.${channel.parse(rma.channel)}`) },
          { label: t('intake.requestType'), value: t(`requestType.${requestType.parse(rma.requestType)}`) },
          {
            label: t('rma.units', { count: rma.jobs.length }),
            value: (
              <Group gap={6}>
                {unitsByStage(rma).map(([stage, count]) => (
                  <StageBadge
                    key={stage}
                    stage={stage}
                    label={rma.jobs.length === 1 ? undefined : `${t(`stage.${stage}`)} ${count}`}
                  />
                ))}
              </Group>
            ),
          },
          {
            label: t('job.section.accessories'),
            value: accessories.length === 0 ? null : t('rma.accessoriesBack', { back, count: accessories.length }),
          },
        ]}
      />
    </Paper>
  )
}
