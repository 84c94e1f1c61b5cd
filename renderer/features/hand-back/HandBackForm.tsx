import { Group, Stack, Text } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconSignature } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { Gate } from '../../../shared/hand-back/hand-back.contract.ts'
import { useSession } from '../../app/session-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DraftNotice } from '../../ui/DraftNotice.tsx'
import { goOnWithEnter } from '../../ui/enter-goes-on.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SignaturePad } from '../../ui/SignaturePad.tsx'
import { StageBadge } from '../../ui/StageBadge.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { AccessoryTicks } from './AccessoryTicks.tsx'
import { CollectorPanel } from './CollectorPanel.tsx'
import { GateList } from './GateList.tsx'
import { JobHead } from './JobHead.tsx'
import { SatisfactionPanel } from './SatisfactionPanel.tsx'
import { ScanNotice } from './ScanNotice.tsx'
import { type HandBack, useHandBack } from './use-hand-back.ts'
import { useHandBackScan } from './use-hand-back-scan.ts'
import './hand-back.css'

/** What other features bring to the hand-back of a job. */
export interface PanelsOfJob {
  /** What it costs, and the way to pay it. */
  readonly Money: ComponentType<{ readonly job: Gate['job']; readonly isCounter: boolean }>
  /** What the customer has of the depot's, and the way to take it back. */
  readonly Loan: ComponentType<{ readonly job: Gate['job'] }>
}

export interface HandBackFormProps {
  readonly gate: Gate
  readonly panels: PanelsOfJob
  readonly onDone: () => void
}

/** The gate over one job: what is open stands on the right, the way to settle it on the left, the one button below. */
export const HandBackForm = ({ gate, panels: { Money, Loan }, onDone }: HandBackFormProps) => {
  const { t } = useTranslation()
  const handBack = useHandBack(gate, onDone)
  const { result, dismiss, rate } = useHandBackScan(handBack)
  const { draft, signature, setSignature } = handBack
  useShortcut('alt+s', t('handBack.signOnPaper'), () => setSignature({ kind: signature.kind === 'paper' ? 'none' : 'paper' }))
  return (
    <>
      <Heading gate={gate} />
      {/* Enter goes on from field to field, as at check-in; the fields stay what they are. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className="hand-back" onKeyDown={goOnWithEnter}>
        <div className="hand-back-notices">
          <DraftNotice
            restoredFrom={draft.restoredFrom}
            isStored={draft.isStored}
            notKept={t('draft.notKeptSignature')}
            onDiscard={handBack.startAfresh}
          />
          {result !== undefined && <ScanNotice result={result} jobNumber={gate.job.number} onClose={dismiss} />}
        </div>
        <Stack gap="sm">
          <Loan job={gate.job} />
          <AccessoryTicks handBack={handBack} scannedId={result?.kind === 'ticked' ? result.id : undefined} />
          <Money job={gate.job} isCounter />
          <CollectorPanel handBack={handBack} />
          <Panel heading={t('signature.label')} icon={<IconSignature size={18} aria-hidden="true" />}>
            <div data-gate-place="signature">
              <SignaturePad height={140} label={t('handBack.signatureLabel')} value={signature} onChange={setSignature} />
            </div>
          </Panel>
          <SatisfactionPanel handBack={handBack} onRate={rate} />
        </Stack>
        <Stack gap="sm" component="aside" aria-label={t('handBack.gate.heading')} className="hand-back-side">
          <GateList handBack={handBack} />
          <JobHead gate={gate} />
        </Stack>
        <Finish handBack={handBack} />
      </div>
    </>
  )
}

const Heading = ({ gate: { job, customerName } }: { readonly gate: Gate }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <PageHeader
      heading={t('handBack.heading', { number: job.number })}
      marks={<StageBadge stage={job.stage} />}
      subline={[customerName, `${job.brand} ${job.modelName}`, job.serial, job.rmaNumber]
        .filter((part) => part !== null)
        .join(' · ')}
      actions={
        <ActionButton
          variant="default"
          label={t('handBack.backToJob')}
          icon={<IconArrowBackUp size={18} aria-hidden="true" />}
          shortcut="Escape"
          onAction={() => navigate({ to: '/jobs/$number', params: { number: job.number } })}
        />
      }
    />
  )
}

/** The one button, and beside it what is still missing, first thing first. */
const Finish = ({ handBack }: { readonly handBack: HandBack }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const missing = handBack.lines.filter((line) => !line.isGreen).map((line) => t(`handBack.line.${line.name}`))
  const listed = missing.join(t('handBack.listJoin'))
  const reason = can('counter')
    ? handBack.isGreen
      ? undefined
      : t('handBack.finish.missing', { lines: listed })
    : t('handBack.finish.notYours')
  return (
    <section className="hand-back-finish" aria-label={t('handBack.finish.label')}>
      {/* Beside the button that was refused, so that it is seen wherever the page stands. */}
      {handBack.failure !== undefined && <ErrorNotice failure={handBack.failure} />}
      <Group justify="space-between">
        <Text component="output" fw={handBack.isGreen ? 550 : 400}>
          {reason ?? t('handBack.finish.green')}
        </Text>
        <ActionButton
          size="lg"
          color={handBack.isGreen ? 'teal.9' : 'accent'}
          label={t('handBack.finish.action')}
          icon={<IconArrowForwardUp size={22} aria-hidden="true" />}
          shortcut="mod+Enter"
          loading={handBack.isFinishing}
          disabledReason={reason}
          onAction={handBack.finish}
        />
      </Group>
    </section>
  )
}
