import { Alert, Checkbox, Group, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobId } from '../../../shared/kernel/ids.ts'
import { type Loaner, loanerAccessories, loanerState, condition } from '../../../shared/loaners/loaners.ts'
import { client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { useScanStop } from '../../app/use-scan-stop.ts'
import { useFormat } from '../../locales/use-format.ts'
import { DateField } from '../../ui/DateField.tsx'
import { FormModal } from '../../ui/FormModal.tsx'
import { allBack, chosen, dueDay, emptyLend, type LendValues } from './loan-form.ts'

export interface LendModalProps {
  readonly job: { readonly id: JobId; readonly number: string; readonly dueOn: string | null }
  readonly pool: readonly Loaner[]
  /** What was scanned to open it. */
  readonly scanned: string | undefined
  readonly onClose: () => void
}

/** Why a loaner that was scanned cannot be lent; null when it can. */
const whyNot = (t: TFunction, pool: readonly Loaner[], number: string): string | null => {
  const loaner = pool.find((item) => item.number === number)
  if (loaner === undefined) return t('loaners.said.unknown', { number })
  const { model, loan, outOfUse } = loaner
  if (loan !== null) return t('loaners.said.lent', { model, number, name: loan.customer.name, job: loan.jobNumber })
  return outOfUse === null ? null : t('loaners.said.outOfUse', { model, number, reason: outOfUse })
}

/** Which loaner goes with the customer, until when, in which condition and with what. Mount it to open it. */
export const LendModal = ({ job, pool, scanned, onClose }: LendModalProps) => {
  const { t } = useTranslation()
  const print = usePrint()
  const lend = useChange(client.loaners.lend)
  const today = useFormat().today()
  const [lastScan, setLastScan] = useState(scanned)
  const [isListOpen, setListOpen] = useState(false)
  const schema = z.object({
    number: z.string(),
    dueOn: dueDay(today),
    condition,
    accessories: loanerAccessories,
  })
  const here = pool.filter((item) => loanerState(item) === 'here')
  const valuesFor = (number: string | undefined): Partial<LendValues> => {
    const loaner = here.find((item) => item.number === number)
    return loaner === undefined ? {} : chosen(loaner)
  }
  const form = useForm<LendValues>({
    initialValues: { ...emptyLend(job.dueOn, today), ...valuesFor(scanned) },
    validate: (values) => ({
      ...checkedBy(t, schema)(values),
      ...(values.number === '' ? { number: t('field.required') } : {}),
    }),
  })
  useScanStop()
  useScan(
    ({ scan }) => {
      if (scan.kind !== 'loaner') return false
      setLastScan(scan.number)
      // The list would hide what the scan filled in.
      setListOpen(false)
      form.setValues(valuesFor(scan.number))
      return true
    },
    { priority: 'dialog' },
  )
  const save = async (values: LendValues) => {
    const loaner = here.find(({ number }) => number === values.number)
    if (loaner === undefined) throw new Error('the form was checked')
    const { number: _alone, ...fields } = schema.parse(values)
    const loan = await lend.mutateAsync({ jobId: job.id, loanerId: loaner.id, ...fields })
    rememberDeed({
      takeBack: (key) =>
        client.loaners.giveBack({
          loanId: loan.id,
          condition: loan.condition,
          accessories: allBack(loan),
          outOfUse: null,
          key,
        }),
      undone: (words) => words('undo.loanerBack', { number: loan.loaner.number }),
    })
    void print({ kind: 'loaner-agreement', jobId: job.id })
  }
  const refused = lastScan === undefined ? null : whyNot(t, pool, lastScan)
  const own = here.find(({ number }) => number === form.values.number)
  return (
    <FormModal
      isOpen
      heading={t('loaners.loan.lendHeading', { number: job.number })}
      form={form}
      saveLabel={t('loaners.loan.lendNow')}
      disabledReason={here.length === 0 ? t('loaners.loan.noneHere') : undefined}
      onSave={save}
      onClose={onClose}
    >
      {refused !== null && (
        <Alert role="alert" color="red" variant="light">
          {refused}
        </Alert>
      )}
      <Select
        label={t('loaners.loan.which')}
        description={t('loaners.loan.whichHint')}
        required
        searchable
        data-autofocus
        openOnFocus={form.values.number === ''}
        dropdownOpened={isListOpen}
        onDropdownOpen={() => setListOpen(true)}
        onDropdownClose={() => setListOpen(false)}
        nothingFoundMessage={t('loaners.loan.noneHere')}
        data={here.map(({ number, model, serial }) => ({
          value: number,
          label: [model, number, serial].filter((word) => word !== null).join(' · '),
        }))}
        value={form.values.number || null}
        onChange={(number) => {
          setLastScan(undefined)
          form.setValues(number === null ? { number: '' } : valuesFor(number))
        }}
        error={form.errors['number']}
      />
      <DateField
        label={t('loaners.field.dueOn')}
        required
        value={form.values.dueOn}
        onChange={(dueOn) => form.setFieldValue('dueOn', dueOn)}
        error={form.errors['dueOn']}
      />
      {own !== undefined && own.accessories.length > 0 && (
        <Checkbox.Group
          label={t('loaners.loan.goesAlong')}
          value={[...form.values.accessories]}
          onChange={(names) => form.setFieldValue('accessories', names)}
        >
          <Group gap="md" mt={6}>
            {own.accessories.map((name) => (
              <Checkbox key={name} value={name} label={name} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      <TextInput label={t('loaners.field.conditionOut')} required autoComplete="off" {...form.getInputProps('condition')} />
    </FormModal>
  )
}
