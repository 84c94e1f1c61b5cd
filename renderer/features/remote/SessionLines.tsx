import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RemoteResult, RemoteSession } from '../../../shared/remote/remote.ts'
import { useFormat } from '../../locales/use-format.ts'
import type { Tone } from '../../ui/theme.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

const TONES: Readonly<Record<RemoteResult, Tone>> = {
  solved: 'good',
  'not-solved': 'neutral',
  'needs-visit': 'warn',
  'must-come-in': 'warn',
}

/** One session: who allowed it, who helped, what was tried, what came of it. */
export const SessionLines = ({ session }: { readonly session: RemoteSession }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const { permissionBy, permissionWay, begunAt, begunBy, tool, steps, result, causeCode, minutes } = session
  const facts = [
    begunBy,
    ...(minutes === null ? [] : [t('remote.minutes', { count: minutes })]),
    ...(tool === null ? [] : [t('remote.tool', { tool })]),
    ...(causeCode === null ? [] : [t(`job.cause.${causeCode}`)]),
  ]
  return (
    <section className="remote-session" aria-label={format.instant(begunAt)}>
      <Group gap="xs">
        {result === null ? (
          <ToneBadge tone="info" label={t('remote.open', { when: format.ago(begunAt) })} />
        ) : (
          <ToneBadge tone={TONES[result]} label={t(`remote.result.${result}`)} />
        )}
        <Text>{t('remote.permission', { by: permissionBy, way: t(`remote.way.${permissionWay}`) })}</Text>
      </Group>
      <Text size="sm" c="dimmed">
        {[format.instant(begunAt), ...facts].join(' · ')}
      </Text>
      {steps.length > 0 && (
        <ol aria-label={t('remote.steps')} className="remote-steps">
          {steps.map((step, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- an ended session never changes
            <li key={index}>{step}</li>
          ))}
        </ol>
      )}
    </section>
  )
}
