import { Anchor, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { KnownFix } from '../../shared/knowledge/known-fixes.ts'
import { wording } from '../../shared/kernel/text.ts'
import { useFormat } from '../locales/use-format.ts'
import './records.css'

export interface KnownFixesProps {
  /** Names the list for assistive technology. */
  readonly label: string
  readonly fixes: readonly KnownFix[]
  /** How many causes are shown. */
  readonly most?: number
  /** Leaves out what single jobs did, where there is little room. */
  readonly isBrief?: boolean
  /** Takes a cause over into a form. */
  readonly onTake?: (cause: NonNullable<KnownFix['causeCode']>) => void
}

/** What fixed units of this model with these symptoms, best first: each cause with its share, its parts and its newest jobs. */
export const KnownFixes = ({ label, fixes, most = 4, isBrief = false, onTake }: KnownFixesProps) => (
  <ol className="hb-known-fixes" aria-label={label}>
    {fixes.slice(0, most).map((fix) => (
      <li key={fix.causeCode ?? 'none'}>
        <Fix fix={fix} isBrief={isBrief} {...(onTake === undefined ? {} : { onTake })} />
      </li>
    ))}
  </ol>
)

const Fix = ({ fix, isBrief, onTake }: { readonly fix: KnownFix } & Pick<KnownFixesProps, 'isBrief' | 'onTake'>) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { causeCode, jobs, fixed, bounced } = fix
  const percent = Math.round((100 * fixed) / jobs)
  const parts = fix.parts.map((part) => t('knowledge.partUse', { name: wording(part.name, language), count: part.jobs }))
  const figures = [t('knowledge.fixed', { fixed, jobs }), ...(bounced > 0 ? [t('knowledge.bounced', { count: bounced })] : [])]
  return (
    <Stack gap={3}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text fw={600}>{causeCode === null ? t('knowledge.noCause') : t(`job.cause.${causeCode}`)}</Text>
        {onTake !== undefined && causeCode !== null && (
          <Button variant="default" size="compact-sm" onClick={() => onTake(causeCode)}>
            {t('knowledge.take')}
          </Button>
        )}
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Progress value={percent} w={64} aria-hidden="true" className="hb-known-share" />
        <Text size="sm" c="dimmed">
          {[t('knowledge.share', { percent }), ...figures].join(' · ')}
        </Text>
      </Group>
      {parts.length > 0 && <Text size="sm">{t('knowledge.parts', { parts: parts.join(t('handBack.listJoin')) })}</Text>}
      {!isBrief && <Examples fix={fix} />}
    </Stack>
  )
}

const Examples = ({ fix }: { readonly fix: KnownFix }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ul className="hb-known-jobs">
      {fix.examples.map((example) => (
        <li key={example.number}>
          <Group gap={8}>
            <Anchor component={Link} to={`/jobs/${example.number}`} size="sm" fw={550}>
              {example.number}
            </Anchor>
            <Text size="sm" c="dimmed">
              {`${t(`outcome.${example.outcome}`)} · ${format.instant(example.closedAt, 'date')}`}
            </Text>
          </Group>
          {example.done.length > 0 && (
            <Text size="sm" lineClamp={2} title={example.done.join('\n')}>
              {example.done.join(' · ')}
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}
