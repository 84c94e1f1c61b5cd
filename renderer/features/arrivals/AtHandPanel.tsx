import { Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { IconPackageImport, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrivalFile } from '../../../shared/arrivals/arrivals.ts'
import { AccessoryField } from '../../fields/AccessoryField.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DraftNotice } from '../../ui/DraftNotice.tsx'
import { goOnWithEnter } from '../../ui/enter-goes-on.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PhotoInput } from '../../ui/PhotoInput.tsx'
import { type AtHand, likelyAccessories } from './arrival-form.ts'
import { ModelOfSurplus } from './ModelOfSurplus.tsx'
import { type AtHandForm, useAtHand } from './use-at-hand.ts'
import type { Arrival } from './use-arrival.ts'

export interface AtHandPanelProps {
  readonly rma: ArrivalFile
  readonly atHand: AtHand
  readonly arrival: Arrival
}

/** The unit that somebody holds: what came along and how it looks, then it is received. */
export const AtHandPanel = ({ rma, atHand, arrival }: AtHandPanelProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const form = useAtHand(rma, atHand, arrival)
  const { values, set, photos, setPhotos, line } = form
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' })
    place.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [])
  const saveByKey = (event: KeyboardEvent<HTMLDivElement>) => goOnWithEnter(event)
  return (
    // Only Enter is heard here, on its way up from the fields.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={place} onKeyDown={saveByKey} data-testid="at-hand">
      <Panel
        heading={
          atHand.kind === 'line'
            ? t('arrival.atHand', { what: nameOf(atHand) })
            : t('arrival.surplusAtHand', { what: nameOf(atHand) })
        }
        icon={<IconPackageImport size={18} aria-hidden="true" />}
      >
        <DraftNotice restoredFrom={arrival.keptSince} isStored={arrival.isKept} onDiscard={arrival.putAside} />
        <What form={form} atHand={atHand} rma={rma} />
        <AccessoryField
          usual={likelyAccessories(line, language)}
          entries={values.accessories}
          onChange={(accessories) => set({ accessories })}
        />
        <LongTextField
          label={t('arrival.condition')}
          limit={2000}
          minRows={1}
          value={values.condition}
          onChange={(condition) => set({ condition })}
        />
        <PhotoInput value={photos} onChange={setPhotos} maxCount={20} />
        {form.failure !== undefined && <ErrorNotice failure={form.failure} />}
        <Group justify="flex-end" gap="sm">
          <ActionButton
            variant="default"
            label={t('arrival.putAside')}
            icon={<IconX size={18} aria-hidden="true" />}
            shortcut="Escape"
            onAction={arrival.putAside}
          />
          <ActionButton
            label={t(line === undefined ? 'arrival.addSurplus' : 'arrival.receive')}
            icon={<IconPackageImport size={18} aria-hidden="true" />}
            shortcut="mod+Enter"
            disabledReason={form.missing}
            onAction={form.save}
          />
        </Group>
      </Panel>
    </div>
  )
}

const nameOf = (atHand: AtHand): string =>
  atHand.kind === 'surplus' ? atHand.serial : (atHand.line.serial ?? atHand.line.unitNumber)

interface WhatProps {
  readonly rma: ArrivalFile
  readonly atHand: AtHand
  readonly form: AtHandForm
}

/** Which unit it is: as it was announced, with its serial where that is not known yet; or what a surplus one is. */
const What = ({ rma, atHand, form: { values, set, line } }: WhatProps) => {
  const { t } = useTranslation()
  if (atHand.kind === 'surplus')
    return (
      <>
        <TakenFor rma={rma} takenFor={values.takenFor} onChange={(takenFor) => set({ takenFor })} />
        {line === undefined && <Surplus rma={rma} atHand={atHand} values={values} set={set} />}
      </>
    )
  return (
    <>
      <Text>
        {atHand.line.brand} {atHand.line.modelName} · {atHand.line.fault}
      </Text>
      {atHand.line.serial === null && (
        <TextInput
          label={t('arrival.serial')}
          description={t('arrival.serialHint')}
          autoComplete="off"
          spellCheck={false}
          value={values.serial}
          onChange={(event) => set({ serial: event.currentTarget.value })}
        />
      )}
    </>
  )
}

/** A serial that is not on the list may be that of a unit on the list: unreadable on the phone, or mistyped. */
const TakenFor = ({ rma, takenFor, onChange }: { rma: ArrivalFile; takenFor: string; onChange: (jobId: string) => void }) => {
  const { t } = useTranslation()
  const waiting = rma.lines.filter((one) => one.stage === 'expected')
  if (waiting.length === 0) return null
  return (
    <NativeSelect
      label={t('arrival.takenFor')}
      data={[
        { value: '', label: t('arrival.takenForNone') },
        ...waiting.map((one) => ({
          value: one.jobId,
          label: [one.serial ?? t('arrival.noSerial'), `${one.brand} ${one.modelName}`, one.number].join(' · '),
        })),
      ]}
      value={takenFor}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

const Surplus = ({
  rma,
  atHand,
  values,
  set,
}: Pick<AtHandForm, 'values' | 'set'> & { rma: ArrivalFile; atHand: Extract<AtHand, { kind: 'surplus' }> }) => {
  const { t } = useTranslation()
  return (
    <>
      {atHand.modelName === null ? (
        <ModelOfSurplus rma={rma} modelId={values.modelId} onChange={(modelId) => set({ modelId })} />
      ) : (
        <Text>{atHand.modelName}</Text>
      )}
      <LongTextField
        label={t('arrival.fault')}
        required
        limit={4000}
        minRows={2}
        value={values.fault}
        onChange={(fault) => set({ fault })}
      />
    </>
  )
}
