import { Checkbox, Group, NativeSelect, Stack } from '@mantine/core'
import { useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router'
import { IconArrowLeft, IconCheck, IconListDetails, IconMailForward } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Channel, channel, CHANNELS, REQUEST_TYPES, requestType } from '../../../shared/intake/intake.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { goOnWithEnter, keepEscapeForLists } from '../../ui/enter-goes-on.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { AccessoriesSection } from './AccessoriesSection.tsx'
import { ConsentSection } from './ConsentSection.tsx'
import { CustomerSection } from './CustomerSection.tsx'
import { FaultSection } from './FaultSection.tsx'
import { IntakeNotices } from './IntakeNotices.tsx'
import { IntakeSummary } from './IntakeSummary.tsx'
import { SignatureSection } from './SignatureSection.tsx'
import { UnitCard } from './UnitCard.tsx'
import { UnitSection } from './UnitSection.tsx'
import { useIntakeScan } from './use-intake-scan.ts'
import { type Intake, useIntake } from './use-intake.ts'
import type { CheckedIn } from './use-save-intake.ts'
import './intake.css'

export interface IntakeFormProps {
  /** A serial that came with the address. */
  readonly serial: string | undefined
  readonly onSaved: (result: CheckedIn) => void
  /** Begin again with an empty form. */
  readonly onRestart: () => void | Promise<void>
}

/** The check-in of one unit: asked from top to bottom by keyboard, with what the depot knows beside it. */
export const IntakeForm = ({ serial, onSaved, onRestart }: IntakeFormProps) => {
  const { t } = useTranslation()
  const intake = useIntake(onSaved)
  const { notice, dismiss, takeOrAsk } = useIntakeScan(intake)
  const takeGiven = useEffectEvent((given: string) => void takeOrAsk(given))
  useEffect(() => {
    if (serial !== undefined && serial !== '') takeGiven(serial)
  }, [serial])
  const notices = useRef<HTMLDivElement>(null)
  const { failure, file } = intake
  const urgent = notice ?? failure?.title ?? file?.openJob?.number
  useEffect(() => {
    // A scan or a refusal comes while the eyes are further down.
    if (urgent !== undefined) notices.current?.scrollIntoView({ block: 'nearest' })
  }, [urgent])
  const discard = () => {
    intake.draft.drop()
    void onRestart()
  }
  return (
    <>
      <PageHeader heading={t('intake.heading')} actions={<Origin intake={intake} />} />
      {/* Only Enter is heard here, on its way up from the fields; the form itself is no control. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        noValidate
        className="intake"
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={goOnWithEnter}
        onKeyDownCapture={keepEscapeForLists}
      >
        <Stack gap="sm" className="intake-notices" ref={notices}>
          <IntakeNotices intake={intake} notice={notice} onNoticeDone={dismiss} onDiscard={discard} />
        </Stack>
        <Stack gap="sm" className="intake-fields">
          <UnitSection intake={intake} />
          <CustomerSection intake={intake} />
          <FaultSection intake={intake} />
          {!intake.values.isRemoteFirst && <AccessoriesSection intake={intake} />}
          <ConsentSection intake={intake} />
          {!intake.values.isRemoteFirst && <SignatureSection intake={intake} />}
        </Stack>
        <div className="intake-card">
          <UnitCard intake={intake} />
        </div>
        <Finish intake={intake} />
      </form>
    </>
  )
}

/** Ways by which the unit comes along. */
const BY_HAND: readonly Channel[] = ['counter', 'dealer', 'courier']

/** How the request came and what it is: preset to the usual, so not part of the order of asking. */
const Origin = ({ intake: { values, set } }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <>
      <ActionButton
        variant="default"
        label={t('intake.notHereYet')}
        icon={<IconMailForward size={18} aria-hidden="true" />}
        shortcut="alt+e"
        onAction={() => navigate({ to: '/check-in/list', search: { when: 'expected' } })}
      />
      <ActionButton
        variant="default"
        label={t('intake.several')}
        icon={<IconListDetails size={18} aria-hidden="true" />}
        shortcut="alt+m"
        onAction={() => navigate({ to: '/check-in/list', search: { when: 'now' } })}
      />
      <NativeSelect
        aria-label={t('intake.channel')}
        w={150}
        data={CHANNELS.map((name) => ({ value: name, label: t(`channel.${name}`) }))}
        value={values.channel}
        onChange={(event) => {
          const chosen = channel.parse(event.currentTarget.value)
          // Whoever stands at the counter has the unit along.
          set({ channel: chosen, ...(BY_HAND.includes(chosen) ? { isRemoteFirst: false } : {}) })
        }}
      />
      <NativeSelect
        aria-label={t('intake.requestType')}
        w={150}
        data={REQUEST_TYPES.map((name) => ({ value: name, label: t(`requestType.${name}`) }))}
        value={values.requestType}
        onChange={(event) => set({ requestType: requestType.parse(event.currentTarget.value) })}
      />
      {!BY_HAND.includes(values.channel) && (
        <Checkbox
          label={t('intake.remoteFirst')}
          description={t('intake.remoteFirstHint')}
          checked={values.isRemoteFirst}
          onChange={(event) => set({ isRemoteFirst: event.currentTarget.checked })}
        />
      )}
    </>
  )
}

const Finish = ({ intake }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const router = useRouter()
  const navigate = useNavigate()
  const canGoBack = useCanGoBack()
  const hasOpenJob = intake.file !== null && intake.file.openJob !== null
  const leave = () => {
    if (canGoBack) router.history.back()
    else void navigate({ to: '/' })
  }
  return (
    <div className="intake-finish">
      <IntakeSummary intake={intake} />
      <Group gap="sm" wrap="nowrap">
        <ActionButton
          variant="default"
          label={t('intake.leave')}
          icon={<IconArrowLeft size={18} aria-hidden="true" />}
          shortcut="Escape"
          onAction={leave}
        />
        <ActionButton
          label={t('intake.save')}
          icon={<IconCheck size={18} aria-hidden="true" />}
          shortcut="mod+Enter"
          loading={intake.isSaving}
          disabledReason={hasOpenJob ? t('intake.openJob.blocks') : undefined}
          onAction={intake.save}
        />
      </Group>
    </div>
  )
}
