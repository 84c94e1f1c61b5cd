import { Anchor, Stack, Text } from '@mantine/core'
import { IconDeviceMobile, IconHistory, IconId } from '@tabler/icons-react'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../../shared/customers/customers.ts'
import { customerId } from '../../../shared/kernel/ids.ts'
import { api, type DepotClient } from '../../app/api.ts'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { EditAction } from '../../app/EditAction.tsx'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { JobLines } from '../../records/JobLines.tsx'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { CustomerMarks } from './CustomerMarks.tsx'
import { CustomerModal } from './CustomerModal.tsx'
import { FleetPanel } from './FleetPanel.tsx'

type CustomerFile = Awaited<ReturnType<DepotClient['customers']['get']>>

/** One customer: who they are, their units and their jobs in one history. */
export const CustomerPage = () => {
  const { customerId: text } = useParams({ from: '/customers/$customerId' })
  const id = customerId.safeParse(text)
  const file = useQuery(api.customers.get.queryOptions({ input: id.success ? { customerId: id.data } : skipToken }))
  if (!id.success) return <NotFoundPage />
  return <PageQuery query={file}>{(data) => <CustomerView file={data} />}</PageQuery>
}

const CustomerView = ({ file: { customer, units, jobs } }: { readonly file: CustomerFile }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      <PageHeader
        heading={customer.name}
        marks={<CustomerMarks customer={customer} />}
        subline={customer.phone}
        actions={can('counter') && <EditAction label={t('customers.edit')} onEdit={() => setEditing(true)} />}
      />
      <div className="hb-file-columns">
        <Stack gap="md">
          <Panel heading={t('customers.facts')} icon={<IconId size={18} aria-hidden="true" />}>
            <CustomerFacts customer={customer} />
          </Panel>
          <FleetPanel customerId={customer.id} />
        </Stack>
        <Panel
          heading={t('customers.units')}
          icon={<IconDeviceMobile size={18} aria-hidden="true" />}
          aside={<Text c="dimmed">{units.length}</Text>}
        >
          <Units units={units} />
        </Panel>
        <Panel
          heading={t('customers.history')}
          icon={<IconHistory size={18} aria-hidden="true" />}
          aside={<Text c="dimmed">{jobs.length}</Text>}
        >
          {jobs.length === 0 ? (
            <Text c="dimmed">{t('customers.noJobs')}</Text>
          ) : (
            <JobLines label={t('customers.history')} jobs={jobs} isOfOneCustomer />
          )}
        </Panel>
      </div>
      {isEditing && <CustomerModal customer={customer} onClose={() => setEditing(false)} />}
    </>
  )
}

const CustomerFacts = ({ customer }: { readonly customer: Customer }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <FactsGrid
      facts={[
        { label: t('customer.phone'), value: <Anchor href={`tel:${customer.phone}`}>{customer.phone}</Anchor> },
        { label: t('customer.email'), value: customer.email },
        { label: t('customer.contactName'), value: customer.contactName, isHidden: customer.kind === 'person' },
        { label: t('customer.address'), value: customer.address },
        { label: t('customer.region'), value: t(`customer.regions.${customer.region}`) },
        { label: t('customer.tier'), value: t(`customer.tiers.${customer.tier}`) },
        { label: t('customer.language'), value: t(`language.${customer.language}`) },
        { label: t('customers.since'), value: format.instant(customer.createdAt, 'date') },
        { label: t('customer.note'), value: customer.note },
      ]}
    />
  )
}

const Units = ({ units }: { readonly units: CustomerFile['units'] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (units.length === 0) return <Text c="dimmed">{t('customers.noUnits')}</Text>
  return (
    <ul className="hb-job-lines" aria-label={t('customers.units')}>
      {units.map((unit) => (
        <li key={unit.id}>
          <div className="hb-job-line-facts">
            <Anchor component={Link} to={`/units/${unit.id}`} fw={600} className="hb-job-link">
              {unit.brand} {unit.modelName}
            </Anchor>
            <Text c="dimmed" size="sm">
              {unit.serial ?? t('customers.noSerial')}
            </Text>
          </div>
          <Text size="sm" c="dimmed" className="hb-job-line-aside">
            {unit.boughtOn !== null && t('customers.bought', { date: format.date(unit.boughtOn) })}
          </Text>
        </li>
      ))}
    </ul>
  )
}
