import { Group, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportRun } from '../../../shared/imports/imports.contract.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

const SHOWN = 8

const TONES = {
  running: 'info',
  done: 'good',
  cancelled: 'warn',
  stopped: 'bad',
  failed: 'bad',
  interrupted: 'bad',
} as const

/** The newest imports, whoever began them. */
export const RunsPanel = () => {
  const { t } = useTranslation()
  const runs = useQuery(api.imports.runs.queryOptions())
  return (
    <Panel heading={t('imports.runs')} icon={<IconHistory size={18} aria-hidden="true" />}>
      <PageQuery query={runs} isPart>
        {(all) =>
          all.length === 0 ? (
            <Text c="dimmed">{t('imports.noRuns')}</Text>
          ) : (
            <ul className="imports-runs" aria-label={t('imports.runs')}>
              {all.slice(0, SHOWN).map((run) => (
                <Run key={run.id} run={run} />
              ))}
            </ul>
          )
        }
      </PageQuery>
    </Panel>
  )
}

const Run = ({ run: { kind, fileName, state, counts, at, by } }: { readonly run: ImportRun }) => {
  const { t } = useTranslation()
  const { number, instant } = useFormat()
  return (
    <li>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Text fw={550} className="hb-break">
          {fileName}
        </Text>
        <ToneBadge tone={TONES[state]} label={t(`imports.state.${state}`)} />
      </Group>
      <Text size="sm">
        {state === 'running'
          ? t(`imports.kind.${kind}`)
          : t('imports.runCounts', {
              kind: t(`imports.kind.${kind}`),
              added: number(counts.added),
              changed: number(counts.changed),
              bad: number(counts.bad),
            })}
      </Text>
      <Text size="xs" c="dimmed">
        {t('imports.runBy', { at: instant(at), by })}
      </Text>
    </li>
  )
}
