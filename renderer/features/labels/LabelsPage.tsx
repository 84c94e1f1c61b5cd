import { Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { labelKinds } from '../../../shared/labels/label-kinds.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { useSession } from '../../app/session-context.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { LabelForm } from './LabelForm.tsx'
import { LabelPreviewPanel } from './LabelPreviewPanel.tsx'
import './labels.css'

/** The layouts of all kinds of labels, one at a time, each with the label as it would be printed. */
export const LabelsPage = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const search = useSearch({ from: '/settings/labels' })
  const kind = labelKinds.find((known) => known === search.kind) ?? 'job'
  const layouts = useQuery(api.labels.layouts.queryOptions())
  return (
    <>
      <PageHeader heading={t('labels.heading')} subline={t('labels.intro')} />
      <PlaceTabs group="settings" here="/settings/labels" />
      <Tabs
        value={kind}
        mb="md"
        onChange={(value) => {
          const chosen = labelKinds.find((known) => known === value)
          if (chosen !== undefined) void navigate({ to: '/settings/labels', search: { kind: chosen } })
        }}
      >
        <Tabs.List aria-label={t('labels.kinds')}>
          {labelKinds.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`labels.kind.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={kind} pt="md">
          <Text c="dimmed" mb="sm">
            {t(`labels.kindHint.${kind}`)}
          </Text>
          <PageQuery query={layouts}>
            {(all) => {
              const stored = all.find((layout) => layout.kind === kind)
              if (stored === undefined) return null
              return can('administer') ? (
                <LabelForm key={kind} stored={stored} />
              ) : (
                <Panel heading={t(`labels.kind.${kind}`)}>
                  <Text c="dimmed">{t('labels.readOnly')}</Text>
                  <LabelPreviewPanel key={kind} kind={kind} design={stored.design} />
                </Panel>
              )
            }}
          </PageQuery>
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
