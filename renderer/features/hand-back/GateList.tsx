import { Anchor, Text } from '@mantine/core'
import { IconCircleCheckFilled, IconCircleXFilled, IconListCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { GateLine } from '../../../shared/hand-back/hand-back.ts'
import { stage } from '../../../shared/jobs/stages.ts'
import { useFormat } from '../../locales/use-format.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ReleaseHold } from './ReleaseHold.tsx'
import { focusPlace, type HandBack } from './use-hand-back.ts'

/** Every line of the gate, green or red, each red one with what makes it green and the way there (MISSION.md, G1). */
export const GateList = ({ handBack: { lines, gate } }: { readonly handBack: HandBack }) => {
  const { t } = useTranslation()
  const open = lines.filter((line) => !line.isGreen).length
  return (
    <Panel
      heading={t('handBack.gate.heading')}
      icon={<IconListCheck size={18} aria-hidden="true" />}
      aside={
        <Text component="output" fw={550} c={open === 0 ? 'var(--hb-tone-good-text)' : 'var(--hb-tone-bad-text)'}>
          {open === 0 ? t('handBack.gate.green') : t('handBack.gate.open', { count: open })}
        </Text>
      }
    >
      <ul className="hand-back-gate" aria-label={t('handBack.gate.heading')}>
        {lines.map((line) => (
          <GateRow key={line.name} line={line} handBackJob={gate.job} />
        ))}
      </ul>
    </Panel>
  )
}

interface GateRowProps {
  readonly line: GateLine
  readonly handBackJob: HandBack['gate']['job']
}

const GateRow = ({ line, handBackJob }: GateRowProps) => {
  const { t } = useTranslation()
  const remedy = useRemedy(line)
  const Icon = line.isGreen ? IconCircleCheckFilled : IconCircleXFilled
  return (
    <li data-green={line.isGreen} data-line={line.name}>
      <Icon size={22} aria-hidden="true" />
      <div>
        <Text fw={550}>
          {t(`handBack.line.${line.name}`)}{' '}
          <Text span size="sm" className="hand-back-verdict">
            {t(line.isGreen ? 'handBack.gate.isGreen' : 'handBack.gate.isRed')}
          </Text>
        </Text>
        {remedy !== undefined && <Text size="sm">{remedy}</Text>}
        {!line.isGreen && <WayThere line={line} job={handBackJob} />}
      </div>
    </li>
  )
}

/** The button that does what the remedy says, as far as it can be done from here. */
const WayThere = ({ line, job }: { readonly line: GateLine; readonly job: GateRowProps['handBackJob'] }) => {
  const { t } = useTranslation()
  if (line.name === 'hold') return <ReleaseHold job={job} />
  if (line.name === 'stage' || line.name === 'test' || line.name === 'parts' || line.name === 'plan') {
    return (
      <Anchor component={Link} to={`/jobs/${job.number}`} hash={line.name === 'parts' ? 'parts' : ''} size="sm" fw={550}>
        {t('handBack.gate.openJob', { number: job.number })}
      </Anchor>
    )
  }
  return (
    <Anchor component="button" type="button" size="sm" fw={550} onClick={() => focusPlace(line.name)}>
      {t(`handBack.goTo.${line.name}`)}
    </Anchor>
  )
}

const useRemedy = ({ remedy, params }: GateLine): string | undefined => {
  const { t } = useTranslation()
  const stands = stage.safeParse(params['stage'])
  const format = useFormat()
  // The gate lists names with a comma and a space, which is no Chinese list.
  const names = String(params['names'] ?? '').replaceAll(', ', t('handBack.listJoin'))
  switch (remedy) {
    case 'bring-to-ready':
      return t('handBack.remedy.bring-to-ready', { stage: stands.success ? t(`stage.${stands.data}`) : '' })
    case 'release-hold':
      return t('handBack.remedy.release-hold', { reason: params['reason'] ?? '' })
    case 'scan-accessories':
      return t('handBack.remedy.scan-accessories', { count: Number(params['count']), names })
    case 'settle-parts':
      return t('handBack.remedy.settle-parts', { names })
    case 'take-payment':
      return t('handBack.remedy.take-payment', { amount: format.money(Number(params['amount'])) })
    case 'take-loaner-back':
      return t('handBack.remedy.take-loaner-back', { model: params['model'] ?? '', number: params['number'] ?? '' })
    case 'run-test':
    case 'settle-plan':
    case 'name-collector':
    case 'prove-identity':
    case 'sign':
      return t(`handBack.remedy.${remedy}`)
    case null:
      return undefined
    default:
      // A line of a newer depot: its name and colour are said, only the words for the remedy are not here yet.
      return undefined
  }
}
