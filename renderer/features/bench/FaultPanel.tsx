import { Group, Text } from '@mantine/core'
import { IconAlertCircle, IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { wording } from '../../../shared/kernel/text.ts'
import en from '../../locales/en.json'
import { useFormat } from '../../locales/use-format.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { Note } from './Note.tsx'
import { PasscodeReveal } from './PasscodeReveal.tsx'

type SymptomKey = keyof typeof en.symptom
const isSymptom = (name: string): name is SymptomKey => Object.hasOwn(en.symptom, name)
type ChannelKey = keyof typeof en.channel
const isChannel = (name: string): name is ChannelKey => Object.hasOwn(en.channel, name)

/** What the customer said and allowed, and what to know before opening the unit. */
export const FaultPanel = ({ job }: { readonly job: JobFile }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const yesNo = (may: boolean, key: 'wipe' | 'open') => {
    const Icon = may ? IconCheck : IconX
    return (
      <ToneBadge
        tone={may ? 'good' : 'bad'}
        icon={<Icon size={14} aria-hidden="true" />}
        label={t(`job.consent.${key}.${may ? 'yes' : 'no'}`)}
      />
    )
  }
  return (
    <Panel
      heading={t('job.section.fault')}
      icon={<IconAlertCircle size={18} aria-hidden="true" />}
      marks={job.symptoms.map((name) => (
        <ToneBadge key={name} tone="neutral" label={isSymptom(name) ? t(`symptom.${name}`) : name} />
      ))}
    >
      <Text fz="lg" className="hb-words">
        {job.fault}
      </Text>
      {job.intakeWarnings.length > 0 && (
        <Note tone="warn" icon={<IconAlertTriangle size={18} aria-hidden="true" />}>
          {job.intakeWarnings.map((warning) => (
            <Text key={warning.en}>{wording(warning, format.language)}</Text>
          ))}
        </Note>
      )}
      <FactsGrid
        factWidth={150}
        facts={[
          { label: t('job.field.condition'), value: job.condition },
          { label: t('job.field.occurredOn'), value: job.occurredOn === null ? null : format.date(job.occurredOn) },
          { label: t('job.field.wishedFor'), value: job.wishedFor === null ? null : format.date(job.wishedFor) },
          {
            label: t('job.field.takenBy'),
            value: `${job.takenBy} · ${isChannel(job.channel) ? t(`channel.${job.channel}`) : job.channel}`,
          },
          {
            label: t('job.field.consent'),
            value: (
              <Group gap={4}>
                {yesNo(job.mayDisassemble, 'open')}
                {yesNo(job.mayWipeData, 'wipe')}
              </Group>
            ),
          },
          { label: t('job.passcode'), value: <PasscodeReveal job={job} /> },
        ]}
      />
    </Panel>
  )
}
