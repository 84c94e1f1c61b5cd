import { Alert, Progress, Stack, Text } from '@mantine/core'
import { IconLinkOff, IconPlayerStop, IconShieldCheck } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { BrokenLink } from '../../../shared/audit/audit.contract.ts'
import { failureText } from '../../app/failures.ts'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { type ChainCheck, useChainCheck } from './use-chain-check.ts'
import './audit.css'

/** Whether anybody altered what was done, and the keys that slips are signed with. */
export const AuditPage = ({ Signing }: { readonly Signing: ComponentType }) => {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader heading={t('audit.heading')} subline={t('audit.intro')} />
      <PlaceTabs group="settings" here="/settings/audit" />
      <Stack gap="md">
        <ChainPanel />
        <Signing />
      </Stack>
    </>
  )
}

const ChainPanel = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const { checks, isRunning, run, stop } = useChainCheck()
  return (
    <Panel
      heading={t('audit.chains')}
      icon={<IconShieldCheck size={18} aria-hidden="true" />}
      aside={
        isRunning ? (
          <ActionButton
            variant="default"
            label={t('audit.stop')}
            icon={<IconPlayerStop size={18} aria-hidden="true" />}
            onAction={stop}
          />
        ) : (
          <ActionButton
            label={t('audit.check')}
            icon={<IconShieldCheck size={18} aria-hidden="true" />}
            shortcut="alt+c"
            disabledReason={can('read-audit') ? undefined : t('error.forbidden.title')}
            onAction={() => void run()}
          />
        )
      }
    >
      <Text c="dimmed">{t('audit.chainsHint')}</Text>
      {checks.audit !== undefined && <ChainState name={t('audit.chain.audit')} check={checks.audit} />}
      {checks.custody !== undefined && <ChainState name={t('audit.chain.custody')} check={checks.custody} />}
    </Panel>
  )
}

const ChainState = ({ name, check }: { readonly name: string; readonly check: ChainCheck }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (check.kind === 'failed') return <ErrorNotice failure={{ ...failureText(t, check.thrown), kept: undefined }} />
  const figures = { name, checked: format.number(check.checked) }
  if (check.kind === 'running')
    return (
      <div>
        <Text>{t('audit.running', figures)}</Text>
        <Progress value={check.share * 100} aria-label={t('audit.running', figures)} />
      </div>
    )
  if (check.kind === 'broken') return <Broken name={name} broken={check.broken} />
  return (
    <Alert
      role="status"
      variant="light"
      color={check.kind === 'whole' ? 'green' : 'gray'}
      icon={<IconShieldCheck aria-hidden="true" />}
    >
      {t(check.kind === 'whole' ? 'audit.whole' : 'audit.stopped', figures)}
    </Alert>
  )
}

const Broken = ({ name, broken }: { readonly name: string; readonly broken: BrokenLink }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { fault, seq, at, by, content } = broken
  return (
    <Alert
      role="alert"
      variant="light"
      color="red"
      icon={<IconLinkOff aria-hidden="true" />}
      title={t('audit.broken', { name, seq: format.number(seq) })}
    >
      <Stack gap="xs">
        <Text>{t(`audit.fault.${fault}`)}</Text>
        <FactsGrid
          facts={[
            { label: t('audit.at'), value: at === '' ? null : format.instant(at) },
            { label: t('audit.by'), value: by },
          ]}
        />
        <details>
          <summary>{t('audit.content')}</summary>
          <pre className="audit-content">{JSON.stringify(content, null, 2)}</pre>
        </details>
        <Text>{t('audit.brokenNext')}</Text>
      </Stack>
    </Alert>
  )
}
