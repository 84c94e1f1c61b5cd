import { Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconChecklist } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrivalFile } from '../../../shared/arrivals/arrivals.ts'
import { client } from '../../app/api.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { chosenSlipSheet, rmaSlipOn } from '../../app/print/slip-sheet.ts'
import { useChange } from '../../app/use-change.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FormModal } from '../../ui/FormModal.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { type Fates, fateOf, MissingUnits } from './MissingUnits.tsx'

export interface FinishArrivalProps {
  readonly rma: ArrivalFile
  /** A unit is at hand and not received yet. */
  readonly isBusy: boolean
}

/** Settles the arrival: says what becomes of the rest, prints labels and slips of what came. */
export const FinishArrival = ({ rma, isBusy }: FinishArrivalProps) => {
  const { t } = useTranslation()
  const print = usePrint()
  const finish = useChange(client.arrivals.finish)
  const [isOpen, setOpen] = useState(false)
  const form = useForm<{ fates: Fates; reason: string }>({
    mode: 'controlled',
    initialValues: { fates: {}, reason: '' },
    validate: { reason: (reason) => (reason.trim() === '' && waiting.length > 0 ? t('field.required') : null) },
  })
  const waiting = rma.lines.filter((line) => line.stage === 'expected')
  const fresh = rma.lines.filter((line) => line.mayUndo)
  const { fates, reason } = form.getValues()
  const settle = async () => {
    const jobs = waiting.map((line) => ({ jobId: line.jobId, version: line.version, fate: fateOf(fates, line) }))
    const rest = jobs.length === 0 ? ({ kind: 'none' } as const) : ({ kind: 'missing', reason, jobs } as const)
    const { rmaId, arrived } = await finish.mutateAsync({ rmaId: rma.rmaId, rest })
    if (arrived.length === 0) return
    // Not awaited: the papers come out while the dialog closes.
    void print([{ kind: 'arrival-labels', rmaId, jobIds: arrived.map(({ id }) => id) }, rmaSlipOn(chosenSlipSheet(), rmaId)], {
      isByRule: true,
    })
  }
  const nothing = fresh.length === 0 && waiting.length === 0
  return (
    <>
      <ActionButton
        size="lg"
        label={t('arrival.finish.action')}
        icon={<IconChecklist size={22} aria-hidden="true" />}
        shortcut="alt+n"
        disabledReason={isBusy ? t('arrival.finish.busy') : nothing ? t('arrival.finish.nothing') : undefined}
        onAction={() => setOpen(true)}
      />
      {isOpen && (
        <FormModal
          heading={t('arrival.finish.heading', { number: rma.number })}
          isOpen
          form={form}
          onSave={settle}
          onClose={() => {
            setOpen(false)
            form.reset()
          }}
          saveLabel={t('arrival.finish.action')}
        >
          <Text>{t('arrival.finish.arrived', { count: fresh.length })}</Text>
          {waiting.length === 0 ? (
            <Text>{t('arrival.finish.complete')}</Text>
          ) : (
            <Stack gap="sm">
              <Text fw={600}>
                {waiting.length === 1
                  ? t('arrival.finish.missingOne', { name: waiting[0]?.serial ?? waiting[0]?.number })
                  : t('arrival.finish.missing', { count: waiting.length })}
              </Text>
              <MissingUnits lines={waiting} fates={fates} onChange={(chosen) => form.setFieldValue('fates', chosen)} />
              <LongTextField
                label={t('arrival.finish.reason')}
                required
                limit={200}
                minRows={1}
                value={reason}
                error={form.errors['reason']}
                onChange={(text) => form.setFieldValue('reason', text)}
              />
            </Stack>
          )}
        </FormModal>
      )}
    </>
  )
}
