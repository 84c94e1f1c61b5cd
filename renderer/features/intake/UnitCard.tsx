import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconScan } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Bilingual, wording } from '../../../shared/kernel/text.ts'
import type { JobSummary } from '../../../shared/jobs/jobs.ts'
import type { UnitFile } from '../../../shared/units/units.contract.ts'
import { useFormat } from '../../locales/use-format.ts'
import { JobLines } from '../../records/JobLines.tsx'
import { BounceNote } from '../../records/entitlement/BounceNote.tsx'
import { VerdictSummary } from '../../records/entitlement/VerdictSummary.tsx'
import { KnownFixes } from '../../records/KnownFixes.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { toUnitAtCounter } from './intake-form.ts'
import { knowledgeQuery, previewQuery } from './intake.queries.ts'
import type { Intake } from './use-intake.ts'

/** What the counter wants to know at a glance (MISSION.md, A3): of a known unit everything, of a new one what its model says. */
export const UnitCard = ({ intake }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const { file, model } = intake
  return (
    <Paper component="aside" p="sm" aria-label={t('intake.card.label')}>
      {file !== null && <KnownUnit file={file} intake={intake} />}
      {file === null && model !== null && <NewUnit intake={intake} />}
      {file === null && model === null && (
        <EmptyState
          icon={<IconScan size={26} aria-hidden="true" />}
          message={t(intake.lookup === 'unknown' ? 'intake.card.unknown' : 'intake.card.teach')}
        />
      )}
      <Knowledge intake={intake} />
    </Paper>
  )
}

const KnownUnit = ({ file, intake }: { readonly file: UnitFile; readonly intake: Intake }) => {
  const { t } = useTranslation()
  const { unit, model, owner } = file
  const recent = new Set(file.recentRepairs.map(({ id }) => id))
  const older = file.history.filter(({ id }) => !recent.has(id))
  return (
    <Stack gap="sm">
      <div>
        <Title order={2} size="h3">
          {model.brand} {model.name}
        </Title>
        <Text c="dimmed" size="xs">
          {[unit.serial, unit.number].filter((part) => part !== null).join(' · ')}
        </Text>
        {owner !== null && (
          <Text size="sm" mt={2}>
            {t('intake.card.owner')}: {owner.name}
          </Text>
        )}
      </div>
      <Warnings warnings={model.intakeWarnings} />
      {file.recentRepairs.length > 0 && (
        <Block heading={t('intake.card.recent')} tone="warn">
          <PastJobs label={t('intake.card.recent')} jobs={file.recentRepairs} most={2} />
        </Block>
      )}
      <Verdict intake={intake} />
      {(older.length > 0 || file.history.length === 0) && (
        <Block heading={t('intake.card.history')}>
          {older.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('intake.card.noHistory')}
            </Text>
          ) : (
            <PastJobs label={t('intake.card.history')} jobs={older} most={4} />
          )}
        </Block>
      )}
    </Stack>
  )
}

/** What fixed units of this model with the symptoms chosen so far. (MISSION.md, B6.) */
const Knowledge = ({ intake: { file, model, values } }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const known = useQuery(knowledgeQuery(file?.model.id ?? model?.id ?? null, values.symptoms)).data
  if (known === undefined || known.jobs === 0) return null
  return (
    <Block heading={t('knowledge.heading')} hint={t('knowledge.from', { count: known.jobs })}>
      <KnownFixes label={t('knowledge.heading')} fixes={known.fixes} most={3} isBrief />
    </Block>
  )
}

interface PastJobsProps {
  readonly label: string
  readonly jobs: readonly JobSummary[]
  readonly most: number
}

/** Jobs of the same unit, newest first; the card is short, so it says how many it leaves out. */
const PastJobs = ({ label, jobs, most }: PastJobsProps) => {
  const { t } = useTranslation()
  return (
    <>
      <JobLines label={label} jobs={jobs.slice(0, most)} isOfOneUnit />
      {jobs.length > most && (
        <Text size="xs" c="dimmed">
          {t('intake.card.more', { count: jobs.length - most })}
        </Text>
      )}
    </>
  )
}

const NewUnit = ({ intake }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const { model } = intake
  if (model === null) return null
  return (
    <Stack gap="sm">
      <div>
        <Title order={2} size="h3">
          {model.brand} {model.name}
        </Title>
        <Text c="dimmed" size="xs">
          {t('intake.card.newUnit')}
        </Text>
      </div>
      <Warnings warnings={model.intakeWarnings} />
      <Verdict intake={intake} />
    </Stack>
  )
}

/** What it would get if it were taken in as it stands; a bounce is told before it is saved. */
const Verdict = ({ intake: { values, file } }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const { data } = useQuery(previewQuery(toUnitAtCounter(values, file)))
  if (data === undefined) return null
  return (
    <>
      {data.bounce !== null && <BounceNote bounce={data.bounce} />}
      <Block heading={t('verdict.heading')} hint={t('verdict.preview')}>
        <VerdictSummary entitlement={data.entitlement} />
      </Block>
    </>
  )
}

const Warnings = ({ warnings }: { readonly warnings: readonly Bilingual[] }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  if (warnings.length === 0) return null
  return (
    <Block heading={t('intake.card.warnings')} tone="warn">
      <Stack gap={4} component="ul" m={0} className="intake-warnings">
        {warnings.map((warning) => (
          <Text key={warning.en} component="li" size="sm">
            {wording(warning, language)}
          </Text>
        ))}
      </Stack>
    </Block>
  )
}

interface BlockProps {
  readonly heading: string
  readonly hint?: string
  readonly tone?: 'warn'
  readonly children: ReactNode
}

const Block = ({ heading, hint, tone, children }: BlockProps) => (
  <section className="intake-block" data-tone={tone}>
    <Group gap={6} mb={4}>
      {tone === 'warn' && <IconAlertTriangle size={16} aria-hidden="true" />}
      <Title order={3} size="h4">
        {heading}
      </Title>
      {hint !== undefined && hint !== '' && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
    </Group>
    {children}
  </section>
)
