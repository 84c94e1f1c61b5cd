import { Alert, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { IconArrowBackUp, IconNote, IconPackageImport, IconScan } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrivalFile } from '../../../shared/arrivals/arrivals.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ArrivalCountTiles } from './ArrivalCountTiles.tsx'
import { ArrivalLines } from './ArrivalLines.tsx'
import { ArrivalNewsText } from './ArrivalNewsText.tsx'
import { AtHandPanel } from './AtHandPanel.tsx'
import { FinishArrival } from './FinishArrival.tsx'
import { PackingActions } from './PackingActions.tsx'
import { type Arrival, useArrival } from './use-arrival.ts'
import './arrivals.css'

export interface ArrivalViewProps {
  readonly rma: ArrivalFile
  /** What was scanned elsewhere and led here. */
  readonly asked: { readonly serial?: string; readonly job?: string; readonly issued?: true }
}

/** What was announced on one side, the unit at hand on the other; figures on top, the way to finish below. */
export const ArrivalView = ({ rma, asked }: ArrivalViewProps) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const mayReceive = can('counter')
  const arrival = useArrival(rma, mayReceive, asked.issued === true)
  const navigate = useNavigate()
  const takeAsked = useEffectEvent(async (scanned: string) => {
    // First the address: going back, or loading again, must not receive a second time.
    await navigate({ to: '/rmas/$number/arrival', params: { number: rma.number }, search: {}, replace: true })
    await arrival.takeTyped(scanned)
  })
  const scanned = asked.serial ?? asked.job
  useEffect(() => {
    if (scanned !== undefined) void takeAsked(scanned)
  }, [scanned])
  return (
    <>
      <Heading rma={rma} />
      <Stack gap="md">
        <ArrivalCountTiles rma={rma} />
        {rma.note !== null && (
          <Alert role="note" color="accent" p="xs" icon={<IconNote aria-hidden="true" />} title={t('unitList.note')}>
            {rma.note}
          </Alert>
        )}
        <div className="arrival">
          <Stack gap="md">
            {mayReceive && <ScanPanel arrival={arrival} />}
            {arrival.atHand !== undefined && (
              <AtHandPanel key={keyOf(arrival.atHand)} rma={rma} atHand={arrival.atHand} arrival={arrival} />
            )}
            {mayReceive && <FinishArrival rma={rma} isBusy={arrival.atHand !== undefined} />}
          </Stack>
          <ArrivalLines rma={rma} arrival={arrival} mayReceive={mayReceive} />
        </div>
      </Stack>
    </>
  )
}

const keyOf = (atHand: NonNullable<Arrival['atHand']>): string => (atHand.kind === 'line' ? atHand.line.jobId : atHand.serial)

const Heading = ({ rma }: { readonly rma: ArrivalFile }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const when = rma.expectedOn === null ? t('arrival.noDay') : t('arrival.expectedOn', { date: format.date(rma.expectedOn) })
  return (
    <PageHeader
      heading={t('arrival.heading', { number: rma.number })}
      subline={[rma.customer.name, t(`channel.${rma.channel}`), when].join(' · ')}
      actions={
        <>
          <PackingActions rma={rma} />
          <ActionButton
            variant="default"
            label={t('arrival.toRma')}
            icon={<IconArrowBackUp size={18} aria-hidden="true" />}
            onAction={() => navigate({ to: '/rmas/$number', params: { number: rma.number } })}
          />
        </>
      }
    />
  )
}

/** Where the next unit is scanned, or its serial typed. */
const ScanPanel = ({ arrival }: { readonly arrival: Arrival }) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const isIdle = arrival.atHand === undefined
  useEffect(() => {
    // Whoever types serials goes on typing once a unit is received.
    if (isIdle) field.current?.focus()
  }, [isIdle])
  const take = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || typed.trim() === '') return
    event.preventDefault()
    void arrival.takeTyped(typed).then((isTaken) => (isTaken ? setTyped('') : undefined))
  }
  return (
    <Panel heading={t('arrival.scan.heading')} icon={<IconPackageImport size={18} aria-hidden="true" />}>
      <TextInput
        ref={field}
        label={t('arrival.scan.label')}
        placeholder={t('arrival.scan.hint')}
        leftSection={<IconScan size={18} aria-hidden="true" />}
        size="md"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={take}
      />
      <Group justify="space-between">
        <Checkbox
          label={t('arrival.scan.lookAtEach')}
          description={t('arrival.scan.lookAtEachHint')}
          checked={arrival.looksAtEach}
          onChange={(event) => arrival.setLooksAtEach(event.currentTarget.checked)}
        />
      </Group>
      <ArrivalNewsText arrival={arrival} />
    </Panel>
  )
}
