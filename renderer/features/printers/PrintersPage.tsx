import { Box } from '@mantine/core'
import { IconPrinter, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Printer } from '../../../shared/printers/printers.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { printerColumns } from './printer-columns.tsx'
import { PrinterModal } from './PrinterModal.tsx'
import { Stations } from './Stations.tsx'
import { useTryOut } from './use-try-out.ts'

/** The depot's printers, and which station prints where. The administrator changes them, everybody else may read. */
export const PrintersPage = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const mayChange = can('administer')
  const printers = useQuery(api.printers.list.queryOptions())
  const tryOut = useTryOut()
  const [edited, setEdited] = useState<Printer | 'new'>()
  const add = mayChange && (
    <ActionButton
      label={t('printers.add')}
      icon={<IconPlus size={18} aria-hidden="true" />}
      shortcut="alt+n"
      onAction={() => setEdited('new')}
    />
  )
  return (
    <>
      <PageHeader
        heading={t('printers.heading')}
        subline={mayChange ? t('printers.intro') : t('printers.readOnly')}
        actions={add}
      />
      <PlaceTabs group="settings" here="/printers" />
      <PageQuery query={printers}>
        {(rows) => (
          <DataTable
            label={t('printers.heading')}
            columns={printerColumns(mayChange ? { edit: setEdited, tryOut } : undefined)}
            rows={rows}
            idOf={({ id }) => id}
            {...(mayChange ? { onOpen: setEdited } : {})}
            empty={<EmptyState icon={<IconPrinter />} message={t('printers.none')} />}
          />
        )}
      </PageQuery>
      {mayChange && (
        <Box mt="md">
          <Stations />
        </Box>
      )}
      {edited !== undefined && (
        <PrinterModal printer={edited === 'new' ? null : edited} onTryOut={tryOut} onClose={() => setEdited(undefined)} />
      )}
    </>
  )
}
