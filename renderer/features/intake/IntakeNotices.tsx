import { Alert, Group, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DraftNotice } from '../../ui/DraftNotice.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { StageBadge } from '../../ui/StageBadge.tsx'
import { withAccessory } from '../../fields/accessory-entry.ts'
import { isUntouched } from './intake-form.ts'
import type { ScanNotice } from './use-intake-scan.ts'
import type { Intake } from './use-intake.ts'

export interface IntakeNoticesProps {
  readonly intake: Intake
  readonly notice: ScanNotice | undefined
  readonly onNoticeDone: () => void
  readonly onDiscard: () => void
}

/** What stands above the form: a draft that came back, a unit already here, a scan to decide on, a save that failed. */
export const IntakeNotices = ({ intake, notice, onNoticeDone, onDiscard }: IntakeNoticesProps) => (
  <>
    <IntakeDraftNotice intake={intake} onDiscard={onDiscard} />
    <OpenJobNotice intake={intake} />
    {notice?.kind === 'other-serial' && <OtherSerialNotice intake={intake} serial={notice.serial} onDone={onNoticeDone} />}
    {notice?.kind === 'own-code' && <OwnCodeNotice number={notice.number} onDone={onNoticeDone} />}
    {intake.failure !== undefined && <ErrorNotice failure={intake.failure} />}
  </>
)

const IntakeDraftNotice = ({ intake: { draft }, onDiscard }: Pick<IntakeNoticesProps, 'intake' | 'onDiscard'>) => {
  const { t } = useTranslation()
  return (
    <DraftNotice restoredFrom={draft.restoredFrom} isStored={draft.isStored} notKept={t('draft.notKept')} onDiscard={onDiscard} />
  )
}

const OpenJobNotice = ({ intake: { file, values, draft } }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const job = file?.openJob ?? null
  if (job === null) return null
  const isExpected = job.stage === 'expected'
  const open = () => {
    // A serial alone is nothing to come back to.
    if (isUntouched({ ...values, serial: '', unitId: '' })) draft.drop()
    if (isExpected) void navigate({ to: '/rmas/$number/arrival', params: { number: job.rmaNumber }, search: { job: job.number } })
    else void navigate({ to: '/jobs/$number', params: { number: job.number } })
  }
  if (isExpected)
    return (
      <Alert role="alert" color="accent" title={t('intake.expected.title', { number: job.rmaNumber })}>
        <Group justify="space-between" gap="sm">
          <Text>{t('intake.expected.since', { when: format.ago(job.receivedAt) })}</Text>
          <ActionButton label={t('intake.expected.receive')} shortcut="alt+o" onAction={open} />
        </Group>
      </Alert>
    )
  return (
    <Alert role="alert" color="orange" title={t('intake.openJob.title', { number: job.number })}>
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <StageBadge stage={job.stage} />
          <Text>{t('intake.openJob.since', { when: format.ago(job.receivedAt) })}</Text>
        </Group>
        <ActionButton label={t('intake.openJob.open', { number: job.number })} shortcut="alt+o" onAction={open} />
      </Group>
    </Alert>
  )
}

interface OtherSerialProps {
  readonly intake: Intake
  readonly serial: string
  readonly onDone: () => void
}

const OtherSerialNotice = ({ intake, serial, onDone }: OtherSerialProps) => {
  const { t } = useTranslation()
  const { values, set, settleUnit } = intake
  const swap = () => {
    onDone()
    set({
      serial,
      unitId: '',
      hasNoSerial: false,
      model: { kind: 'none' },
      boughtOn: null,
      installedOn: null,
      customer: { kind: 'owner' },
    })
    void settleUnit({ serial, unitId: '' })
  }
  const add = () => {
    onDone()
    set({ accessories: withAccessory(values.accessories, serial) })
    intake.focusOn('accessories')
  }
  return (
    <Alert role="alert" color="accent" title={t('intake.otherSerial.title', { serial })}>
      <Text mb="xs">{t('intake.otherSerial.text', { current: values.serial || '–' })}</Text>
      <Group gap="sm">
        <ActionButton label={t('intake.otherSerial.use')} shortcut="alt+s" onAction={swap} />
        <ActionButton variant="default" label={t('intake.otherSerial.accessory')} shortcut="alt+a" onAction={add} />
        <ActionButton variant="default" label={t('intake.otherSerial.ignore')} shortcut="alt+i" onAction={onDone} />
      </Group>
    </Alert>
  )
}

const OwnCodeNotice = ({ number, onDone }: { readonly number: string; readonly onDone: () => void }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = () =>
    number.startsWith('R')
      ? void navigate({ to: '/rmas/$number', params: { number } })
      : void navigate({ to: '/jobs/$number', params: { number } })
  return (
    <Alert role="alert" color="accent" title={t('intake.ownCode.title', { number })}>
      <Text mb="xs">{t('intake.ownCode.text')}</Text>
      <Group gap="sm">
        <ActionButton label={t('intake.ownCode.open', { number })} shortcut="alt+g" onAction={open} />
        <ActionButton variant="default" label={t('intake.ownCode.stay')} shortcut="alt+i" onAction={onDone} />
      </Group>
    </Alert>
  )
}
