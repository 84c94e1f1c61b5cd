import { Text } from '@mantine/core'
import { IconBuildingStore } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DepotSettings } from '../../../shared/depot/depot.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import './depot.css'
import { SettingsForm } from './SettingsForm.tsx'
import { ThisComputer } from './ThisComputer.tsx'

/** The depot's settings for everybody, and this computer's for whoever sits at it. */
export const SettingsPage = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const settings = useQuery(api.depot.settings.queryOptions())
  return (
    <>
      <PageHeader heading={t('nav.settings')} />
      <PlaceTabs group="settings" here="/settings" />
      <div className="settings">
        <PageQuery query={settings}>
          {(stored) => (can('administer') ? <SettingsForm stored={stored} /> : <SettingsFacts settings={stored} />)}
        </PageQuery>
        <ThisComputer />
      </div>
    </>
  )
}

const SettingsFacts = ({ settings }: { readonly settings: DepotSettings }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Panel heading={t('settings.depot')} icon={<IconBuildingStore size={18} aria-hidden="true" />}>
      <Text c="dimmed">{t('settings.readOnly')}</Text>
      <FactsGrid
        facts={[
          { label: t('settings.field.name'), value: settings.name },
          { label: t('settings.field.address'), value: settings.address },
          { label: t('settings.field.phone'), value: settings.phone },
          { label: t('settings.field.email'), value: settings.email },
          { label: t('settings.field.language'), value: t(`language.${settings.language}`) },
          { label: t('settings.field.currency'), value: settings.currency },
          { label: t('settings.field.timeZone'), value: settings.timeZone },
          { label: t('settings.field.repairWarrantyDays'), value: format.number(settings.repairWarrantyDays) },
          { label: t('settings.field.defaultTurnaroundDays'), value: format.number(settings.defaultTurnaroundDays) },
        ]}
      />
    </Panel>
  )
}
