import { Anchor, Button, Group, Text } from '@mantine/core'
import { IconArrowRight, IconCheck, IconPackage } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RmaJob } from '../../../shared/jobs/jobs.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { StageBadge } from '../../ui/StageBadge.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { useNow } from '../../ui/use-now.ts'
import { JobMarks } from './JobMarks.tsx'
import { nextStep } from './next-step.ts'
import { iconOfStep, useStepWords } from './NextStepButton.tsx'
import { usePermissions } from './use-permissions.ts'

/** One unit of an arrival: what it is and what came with it, where it is, and the way to its next step. */
export const RmaJobCard = ({ job }: { readonly job: RmaJob }) => {
  const { today } = useFormat()
  return (
    <li className="hb-rma-job">
      <div className="hb-rma-job-head">
        <Group gap={8}>
          <Anchor component={Link} to={`/jobs/${job.number}`} fw={600} size="lg">
            {job.number}
          </Anchor>
          <StageBadge stage={job.stage} />
          <JobMarks job={job} today={today()} />
        </Group>
        <NextLink job={job} />
      </div>
      <div className="hb-rma-job-body">
        <WhatCame job={job} />
        <WhereItIs job={job} />
      </div>
    </li>
  )
}

const WhatCame = ({ job }: { readonly job: RmaJob }) => {
  const { t } = useTranslation()
  return (
    <div>
      <Text>
        <Anchor component={Link} to={`/units/${job.unitId}`} fw={550}>
          {`${job.brand} ${job.modelName}`}
        </Anchor>{' '}
        <Text span c="dimmed">
          {job.serial ?? t('job.noSerial')}
        </Text>
      </Text>
      <Text lineClamp={2} title={job.fault}>
        {job.fault}
      </Text>
      <ul className="hb-rma-accessories" aria-label={t('job.section.accessories')}>
        {job.accessories.length === 0 && <li className="hb-rma-dim">{t('job.none.accessories')}</li>}
        {job.accessories.map(({ id, name, note, returnedAt, explanation }) => (
          <li key={id}>
            <ToneBadge
              tone={returnedAt === null ? 'neutral' : 'good'}
              icon={createElement(returnedAt === null ? IconPackage : IconCheck, { size: 14, 'aria-hidden': true })}
              label={returnedAt === null ? name : t('rma.returned', { name })}
            />
            <Text span size="sm" c="dimmed">
              {[note, explanation].filter((words) => words !== null).join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}

const WhereItIs = ({ job }: { readonly job: RmaJob }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  const { closedAt } = job
  if (closedAt !== null)
    return (
      <FactsGrid
        factWidth={128}
        facts={[
          { label: t('rma.handedBack'), value: format.instant(closedAt) },
          { label: t('job.outcome'), value: job.outcome === null ? null : t(`outcome.${job.outcome}`) },
        ]}
      />
    )
  const waiting = format.duration(now - Date.parse(job.hold?.since ?? job.stageSince))
  return (
    <FactsGrid
      factWidth={128}
      facts={[
        { label: t('job.waitsFor'), value: t(`job.waits.${job.waitsFor}`, { duration: waiting }) },
        { label: t('job.due'), isHidden: job.stage === 'ready', value: job.dueOn === null ? null : format.dueOn(job.dueOn) },
        { label: t('job.shelf'), value: job.shelf },
        { label: t('job.assignee'), value: job.assignee?.name },
      ]}
    />
  )
}

/** Says what comes next and leads to where it is done. */
const NextLink = ({ job }: { readonly job: RmaJob }) => {
  const { t } = useTranslation()
  const stepWords = useStepWords()
  const offered = nextStep(job.stage, job.facts, usePermissions())
  const isHandBack = offered?.step.kind === 'hand-back' && offered.refusal === null
  return (
    <Button
      component={Link}
      to={isHandBack ? `/jobs/${job.number}/hand-back` : `/jobs/${job.number}`}
      variant={isHandBack ? 'filled' : 'default'}
      leftSection={offered === null ? undefined : createElement(iconOfStep(offered.step), { size: 18, 'aria-hidden': true })}
      rightSection={<IconArrowRight size={16} aria-hidden="true" />}
    >
      {offered === null ? t('rma.openJob') : t('rma.next', { step: stepWords(offered.step) })}
    </Button>
  )
}
