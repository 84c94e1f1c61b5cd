import { Box, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconArrowRight, IconCircleCheck, IconPrinter } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Gate } from '../../../shared/hand-back/hand-back.contract.ts'
import type { JobSummary } from '../../../shared/jobs/jobs.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { handBackSlipOn, useSlipSheet } from '../../app/print/slip-sheet.ts'
import { SlipSheetField } from '../../app/print/SlipSheetField.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { JobLines } from '../../records/JobLines.tsx'
import { useWarrantyWords } from '../../records/use-warranty-words.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import './hand-back.css'

export interface HandedBackPanelProps {
  readonly gate: Gate
  /** Done just now, on this page; else it was closed before. */
  readonly isFresh: boolean
}

const handBackOf = (job: Pick<JobSummary, 'number'>): string => `/jobs/${job.number}/hand-back`

/** After the hand-back: the slip (again), and the customer's other units that are ready too. */
export const HandedBackPanel = ({ gate, isFresh }: HandedBackPanelProps) => {
  const { t } = useTranslation()
  const print = usePrint()
  const slip = useSlipSheet()
  const { job, siblings } = gate
  return (
    <Box maw={980} mx="auto">
      <PageHeader heading={t('handBack.heading', { number: job.number })} />
      <Stack gap="md">
        <Paper p="lg">
          <Group gap="md" wrap="nowrap" align="flex-start">
            <IconCircleCheck size={44} aria-hidden="true" color="var(--hb-tone-good-solid)" className="hand-back-done-mark" />
            <div>
              <Title order={2}>
                <output>{t(isFresh ? 'handBack.done.heading' : 'handBack.done.before')}</output>
              </Title>
              <DoneFacts gate={gate} />
              <Group gap="sm" mt="md" align="flex-end">
                <ActionButton
                  variant={siblings.length > 0 ? 'default' : 'light'}
                  label={t('handBack.done.print')}
                  icon={<IconPrinter size={18} aria-hidden="true" />}
                  shortcut="mod+p"
                  onAction={() => print(handBackSlipOn(slip.sheet, job.id))}
                />
                <Button component={Link} to={`/jobs/${job.number}`} variant="default">
                  {t('handBack.done.openJob', { number: job.number })}
                </Button>
                <SlipSheetField {...slip} />
              </Group>
            </div>
          </Group>
        </Paper>
        {siblings.length > 0 ? <Siblings jobs={siblings} /> : <Text c="dimmed">{t('handBack.done.nextScan')}</Text>}
      </Stack>
    </Box>
  )
}

const DoneFacts = ({ gate: { job, facts, customerName, repairWarranty } }: { readonly gate: Gate }) => {
  const { t } = useTranslation()
  const warranty = useWarrantyWords()(repairWarranty)
  return (
    <>
      <Text mt={4}>
        {[customerName, `${job.brand} ${job.modelName}`, job.serial].filter((part) => part !== null).join(' · ')}
      </Text>
      <Text c="dimmed">
        {t(`outcome.${job.outcome ?? facts.outcome}`)}
        {warranty !== null && ` · ${t('handBack.done.warranty', { date: warranty })}`}
      </Text>
    </>
  )
}

/** What the customer pays for the next unit, before it is opened. */
const Due = ({ due }: { readonly due: number }) => {
  const { t } = useTranslation()
  const { money } = useFormat()
  return (
    due > 0 && (
      <Text size="sm" fw={600}>
        {t('handBack.done.due', { amount: money(due) })}
      </Text>
    )
  )
}

const dueAside = ({ due }: Gate['siblings'][number]) => <Due due={due} />

const Siblings = ({ jobs }: { readonly jobs: Gate['siblings'] }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [next] = jobs
  return (
    <Panel
      heading={t('handBack.done.siblings', { count: jobs.length })}
      aside={
        next !== undefined && (
          <ActionButton
            label={t('handBack.done.next', { number: next.number })}
            icon={<IconArrowRight size={18} aria-hidden="true" />}
            shortcut="mod+Enter"
            onAction={() => navigate({ to: '/jobs/$number/hand-back', params: { number: next.number } })}
          />
        )
      }
    >
      <JobLines
        label={t('handBack.done.siblings', { count: jobs.length })}
        jobs={jobs}
        to={handBackOf}
        isOfOneCustomer
        aside={dueAside}
      />
    </Panel>
  )
}
