import { Alert, Group, Text } from '@mantine/core'
import { IconArrowBackUp, IconBoxMultiple, IconCheck, IconHandGrab, IconListCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PickJob, PickLine } from '../../../shared/job-parts/picking.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ScanQuestion } from '../../ui/ScanQuestion.tsx'
import { type PickingDesk, usePicking } from './use-picking.ts'

/** One question at a time on one side, what is still to pick on the other. */
export const PickingView = ({ job }: { readonly job: PickJob }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const desk = usePicking(job)
  return (
    <>
      <PageHeader
        heading={t('jobParts.form.pick', { number: job.number })}
        subline={[job.model, job.assignee].filter((word) => word !== null).join(' · ')}
        actions={
          <ActionButton
            variant="default"
            label={t('picking.other')}
            icon={<IconArrowBackUp size={18} aria-hidden="true" />}
            onAction={() => navigate({ to: '/picking' })}
          />
        }
      />
      <div className="hb-scan-desk">
        <Panel heading={t('picking.heading')} icon={<IconHandGrab size={18} aria-hidden="true" />}>
          {desk.line !== undefined && <Ask desk={desk} line={desk.line} />}
          <Text component="output" className="hb-scan-news">
            {desk.news !== undefined && <News desk={desk} />}
          </Text>
        </Panel>
        <Panel heading={t('picking.toPick')} icon={<IconListCheck size={18} aria-hidden="true" />}>
          <ul className="hb-rows" aria-label={t('picking.toPick')}>
            {job.lines.map((line) => (
              <Line key={`${line.binId} ${line.partId}`} line={line} isAtHand={line === desk.line} />
            ))}
          </ul>
        </Panel>
      </div>
    </>
  )
}

const Ask = ({ desk, line }: { readonly desk: PickingDesk; readonly line: PickLine }) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { picking, question = 'bin' } = desk
  const words = { bin: line.binCode, sku: line.sku, count: line.quantity, inHand: picking.count }
  return (
    <>
      {question !== 'bin' && (
        <Group justify="space-between" wrap="nowrap" mb="sm">
          <div>
            <Text fw={650} size="lg">
              {line.binCode}
            </Text>
            {question !== 'part' && <Text c="dimmed">{`${line.sku} · ${wording(line.name, language)}`}</Text>}
          </div>
          <ActionButton variant="default" label={t('picking.putAside')} shortcut="Escape" onAction={desk.putAside} />
        </Group>
      )}
      <ScanQuestion
        key={`${question} ${line.binId} ${line.partId} ${picking.count}`}
        question={t(`picking.ask.${question}`, words)}
        field={t(`picking.field.${question}`)}
        initial={question === 'count' ? String(line.quantity) : ''}
        isFigure={question === 'count'}
        isBusy={desk.isBusy}
        onAnswer={(typed) => void desk.takeText(typed)}
      />
    </>
  )
}

const News = ({ desk: { news } }: { readonly desk: PickingDesk }) => {
  const { t } = useTranslation()
  if (news === undefined) return null
  if (news.kind === 'picked')
    return (
      <Alert
        color="green"
        variant="light"
        p="sm"
        icon={<IconCheck aria-hidden="true" />}
        title={t('picking.picked', { ...news, count: news.quantity })}
      />
    )
  const title = news.kind === 'failed' ? news.text : t(`picking.no.${news.reason}`, { text: news.text })
  return <Alert color={news.kind === 'failed' ? 'red' : 'orange'} variant="light" p="sm" title={title} />
}

const Line = ({ line, isAtHand }: { readonly line: PickLine; readonly isAtHand: boolean }) => {
  const { language } = useFormat()
  return (
    <li data-at-hand={isAtHand} aria-current={isAtHand ? 'step' : undefined}>
      <Text fw={650} className="hb-picking-bin">
        <IconBoxMultiple size={18} aria-hidden="true" /> {line.binCode}
      </Text>
      <div className="hb-row-name">
        <Text fw={550}>{line.sku}</Text>
        <Text size="sm" c="dimmed">
          {wording(line.name, language)}
        </Text>
      </div>
      <Text fw={650} size="lg" className="hb-figures">
        {line.quantity}
      </Text>
    </li>
  )
}
