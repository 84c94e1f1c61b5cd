import { Alert, Anchor, Button, Text } from '@mantine/core'
import { IconClipboardPlus, IconDeviceMobile, IconHistory, IconPrinter, IconRepeat, IconTool } from '@tabler/icons-react'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ComponentType, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unitId } from '../../../shared/kernel/ids.ts'
import type { UnitFile } from '../../../shared/units/units.contract.ts'
import { api } from '../../app/api.ts'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { EditAction } from '../../app/EditAction.tsx'
import { LabelAction } from '../../app/print/LabelAction.tsx'
import { PageQuery } from '../../app/PageQuery.tsx'
import { usePrint } from '../../app/print/print-context.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { JobLines } from '../../records/JobLines.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { StageBadge } from '../../ui/StageBadge.tsx'
import { UnitDatesModal } from './UnitDatesModal.tsx'

export interface UnitPageProps {
  /** What it would get today and why; another feature's, joined in by the routes. */
  readonly Verdict: ComponentType<{ readonly file: UnitFile }>
  /** Who has it, likewise. */
  readonly Custody: ComponentType<{ readonly file: UnitFile }>
}

/** One unit: what it is, whose it is, what its warranty says and why, and every job it ever had. */
export const UnitPage = ({ Verdict, Custody }: UnitPageProps) => {
  const { unitId: text } = useParams({ from: '/units/$unitId' })
  const id = unitId.safeParse(text)
  const file = useQuery(api.units.get.queryOptions({ input: id.success ? { unitId: id.data } : skipToken }))
  if (!id.success) return <NotFoundPage />
  return <PageQuery query={file}>{(data) => <UnitView file={data} Verdict={Verdict} Custody={Custody} />}</PageQuery>
}

const UnitView = ({ file, Verdict, Custody }: UnitPageProps & { readonly file: UnitFile }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const [isEditing, setEditing] = useState(false)
  const { unit, model, openJob, history, recentRepairs } = file
  return (
    <>
      <PageHeader
        heading={`${model.brand} ${model.name}`}
        marks={openJob !== null && <StageBadge stage={openJob.stage} />}
        subline={[unit.serial ?? t('units.noSerial'), unit.number].join(' · ')}
        actions={<UnitActions file={file} onEdit={() => setEditing(true)} />}
      />
      <div className="hb-file-columns">
        <Verdict file={file} />
        <Panel heading={t('units.facts')} icon={<IconDeviceMobile size={18} aria-hidden="true" />}>
          <UnitFacts file={file} />
        </Panel>
        <Suspense>
          <Custody file={file} />
        </Suspense>
        <Panel
          heading={t('units.history')}
          icon={<IconHistory size={18} aria-hidden="true" />}
          aside={<Text c="dimmed">{history.length}</Text>}
        >
          {recentRepairs.length > 0 && (
            <Alert role="none" color="orange" variant="light" p="xs" icon={<IconRepeat aria-hidden="true" />}>
              {t('units.recentRepairs', { count: recentRepairs.length })}
            </Alert>
          )}
          {history.length === 0 ? (
            <Text c="dimmed">{t('units.noHistory')}</Text>
          ) : (
            <JobLines label={t('units.history')} jobs={history} />
          )}
        </Panel>
      </div>
      {isEditing && can('counter') && <UnitDatesModal unit={unit} onClose={() => setEditing(false)} />}
    </>
  )
}

const UnitActions = ({ file: { unit, openJob, history }, onEdit }: { readonly file: UnitFile; readonly onEdit: () => void }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const print = usePrint()
  const { serial } = unit
  const [newest] = history
  return (
    <>
      <LabelAction document={{ kind: 'unit-label', unitId: unit.id }} label={t('units.label')} />
      <ActionButton
        variant="default"
        label={t('print.document.warranty-agreement')}
        icon={<IconPrinter size={18} aria-hidden="true" />}
        shortcut="alt+p"
        disabledReason={newest === undefined ? t('units.noHistory') : undefined}
        onAction={async () => {
          if (newest !== undefined) await print({ kind: 'warranty-agreement', jobId: newest.id }, { isPreview: true })
        }}
      />
      {can('counter') && <EditAction label={t('units.editDates')} onEdit={onEdit} />}
      {openJob !== null && (
        <Button component={Link} to={`/jobs/${openJob.number}`} leftSection={<IconTool size={18} aria-hidden="true" />}>
          {t('units.openJob', { number: openJob.number })}
        </Button>
      )}
      {openJob === null && can('counter') && (
        <ActionButton
          label={t('units.checkIn')}
          icon={<IconClipboardPlus size={18} aria-hidden="true" />}
          shortcut="alt+i"
          disabledReason={serial === null ? t('units.checkInByLabel', { number: unit.number }) : undefined}
          onAction={() => (serial === null ? undefined : navigate({ to: '/check-in', search: { serial } }))}
        />
      )}
    </>
  )
}

const UnitFacts = ({ file: { unit, model, owner } }: { readonly file: UnitFile }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <FactsGrid
      facts={[
        { label: t('units.serial'), value: unit.serial ?? t('units.noSerial') },
        { label: t('units.number'), value: unit.number },
        {
          label: t('units.model'),
          value: (
            <Anchor component={Link} to={`/models/${model.id}`}>
              {model.brand} {model.name}
            </Anchor>
          ),
        },
        {
          label: t('units.owner'),
          value: owner !== null && (
            <Anchor component={Link} to={`/customers/${owner.id}`}>
              {owner.name}
            </Anchor>
          ),
        },
        { label: t('units.boughtOn'), value: unit.boughtOn === null ? null : format.date(unit.boughtOn) },
        { label: t('units.installedOn'), value: unit.installedOn === null ? null : format.date(unit.installedOn) },
      ]}
    />
  )
}
