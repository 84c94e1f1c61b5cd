import { Checkbox, Text, Textarea, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ANSWER_KINDS, type Claim, type ClaimLine } from '../../../shared/claims/claims.ts'
import { minorDigits } from '../../../shared/kernel/money.ts'
import { lotOf } from '../../../shared/scan/scan-codes.ts'
import type { Bin, BinKind } from '../../../shared/stock/bins.ts'
import { api, client } from '../../app/api.ts'
import { fieldText } from '../../app/failures.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { useChange } from '../../app/use-change.ts'
import { BinField } from '../../fields/BinField.tsx'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { FormModal } from '../../ui/FormModal.tsx'
import { type AnswerValues, beginAnswer, creditOf, readAnswer, serialsOf } from './claim-answer.ts'

interface AnswerModalProps {
  readonly claim: Claim
  readonly line: ClaimLine
  readonly onClose: () => void
}

const USABLE: readonly BinKind[] = ['shelf', 'bench', 'van']
const QUARANTINE: readonly BinKind[] = ['quarantine']

type AnswerForm = UseFormReturnType<AnswerValues>

const errorsOf = (t: TFunction, { line, digits }: { line: ClaimLine; digits: number }, values: AnswerValues) => {
  const read = readAnswer(values, line, digits)
  if (!('problems' in read)) return {}
  return Object.fromEntries(Object.entries(read.problems).map(([field, message]) => [field, fieldText(t, message)]))
}

/** What the supplier answered to a line: new pieces, money, or no. Scans of a bin and of serials fill it in. */
export const AnswerModal = ({ claim, line, onClose }: AnswerModalProps) => {
  const { t } = useTranslation()
  const digits = minorDigits(claim.currency)
  const change = useChange(client.claims.answer)
  const bins = useQuery(api.stock.bins.queryOptions()).data ?? []
  const form = useForm<AnswerValues>({
    initialValues: beginAnswer(line),
    validate: (values) => ({ ...errorsOf(t, { line, digits }, values), ...unsure(values) }),
  })
  /** More than was paid is asked before it is believed. */
  const unsure = (values: AnswerValues) =>
    values.kind === 'credited' && creditOf(values, line, digits).isMore && !values.evenIfMore
      ? { evenIfMore: t('claims.moreAsk') }
      : {}
  useAnswerScan(form, line, bins)
  const save = async (values: AnswerValues) => {
    const read = readAnswer(values, line, digits)
    if ('problems' in read) return
    await change.mutateAsync({ claimId: claim.id, version: claim.version, lineId: line.id, answer: read.answer })
  }
  const { values } = form
  return (
    <FormModal
      isOpen
      heading={t('claims.answerTo', { sku: line.lot === null ? line.sku : `${line.sku} · ${line.lot}` })}
      form={form}
      onSave={save}
      onClose={onClose}
    >
      <ChoiceField
        label={t('claims.field.answers')}
        isFirst
        choices={ANSWER_KINDS.map((value) => ({ value, label: t(`claims.kind.${value}`) }))}
        value={values.kind}
        onChange={(kind) => {
          form.setFieldValue('kind', kind)
          form.setFieldValue('binId', kind === 'refused' ? onlyQuarantine(bins) : null)
        }}
      />
      {line.open > 1 && (
        <TextInput
          label={t('claims.howMany', { count: line.open })}
          required
          inputMode="numeric"
          autoComplete="off"
          {...form.getInputProps('quantity')}
        />
      )}
      {values.kind === 'replaced' && <Replaced form={form} line={line} bins={bins} />}
      {values.kind === 'credited' && <Credited form={form} claim={claim} line={line} />}
      {values.kind === 'refused' && <Refused form={form} line={line} bins={bins} />}
    </FormModal>
  )
}

/** Most depots have one quarantine bin: nobody needs to choose it. */
const onlyQuarantine = (bins: readonly Bin[]): string | null => {
  const [only, other] = bins.filter(({ kind, isActive }) => isActive && kind === 'quarantine')
  return only === undefined || other !== undefined ? null : only.id
}

/** A bin's label chooses it, if pieces of this answer may lie there; anything else is the new piece's serial or batch. */
const useAnswerScan = (form: AnswerForm, { tracking }: ClaimLine, bins: readonly Bin[]) =>
  useScan(
    async ({ scan, payload }) => {
      const { kind, lots } = form.getValues()
      if (kind === 'credited') return false
      if (scan.kind === 'bin') {
        const kinds = kind === 'replaced' ? USABLE : QUARANTINE
        const bin = bins.find((one) => one.number === scan.number && one.isActive && kinds.includes(one.kind))
        if (bin === undefined) return false
        form.setFieldValue('binId', bin.id)
        if (kind === 'refused') form.setFieldValue('isWrittenOff', false)
        return true
      }
      if (scan.kind !== 'foreign' || kind !== 'replaced' || tracking === 'none') return false
      const meaning = await client.parts.lookUp({ code: payload })
      const lot = (meaning.kind === 'part' ? meaning.lot : null) ?? lotOf(scan, tracking)
      form.setFieldValue('lots', tracking === 'serial' ? [...serialsOf(lots), lot].join('\n') : lot)
      return true
    },
    { priority: 'dialog' },
  )

interface FieldsProps {
  readonly form: AnswerForm
  readonly line: ClaimLine
  readonly bins: readonly Bin[]
}

const Replaced = ({ form, line, bins }: FieldsProps) => {
  const { t } = useTranslation()
  const { money } = useFormat()
  return (
    <>
      <BinField
        label={t('claims.intoBin')}
        description={t('claims.intoBinHint', { amount: money(line.paid) })}
        required
        bins={bins}
        kinds={USABLE}
        value={form.values.binId}
        onChange={(id) => form.setFieldValue('binId', id)}
        error={form.errors['binId']}
      />
      {line.tracking === 'serial' && (
        <Textarea
          label={t('claims.newSerial')}
          description={t('claims.newSerialHint')}
          required
          autosize
          minRows={line.open > 1 ? 3 : 1}
          maxRows={10}
          {...form.getInputProps('lots')}
        />
      )}
      {line.tracking === 'batch' && (
        <TextInput label={t('claims.newBatch')} required autoComplete="off" {...form.getInputProps('lots')} />
      )}
    </>
  )
}

const Credited = ({ form, claim, line }: Omit<FieldsProps, 'bins'> & { readonly claim: Claim }) => {
  const { t } = useTranslation()
  const { money } = useFormat()
  const { paid, isMore } = creditOf(form.values, line, minorDigits(claim.currency))
  return (
    <>
      <MoneyField
        label={t('claims.amount')}
        description={paid === null ? undefined : t('claims.amountHint', { amount: money(paid, claim.currency) })}
        currency={claim.currency}
        value={form.values.amount}
        onChange={(amount) => form.setFieldValue('amount', amount)}
        error={form.errors['amount']}
      />
      {isMore && (
        <Checkbox
          label={t('claims.moreAnswer', { amount: money(paid ?? 0, claim.currency) })}
          checked={form.values.evenIfMore}
          onChange={(event) => form.setFieldValue('evenIfMore', event.currentTarget.checked)}
          error={form.errors['evenIfMore']}
        />
      )}
    </>
  )
}

const Refused = ({ form, line, bins }: FieldsProps) => {
  const { t } = useTranslation()
  return (
    <>
      <TextInput label={t('claims.field.reason')} required autoComplete="off" {...form.getInputProps('reason')} />
      {line.bin === null ? (
        <Text c="dimmed">{t('claims.oldPartHint')}</Text>
      ) : (
        <>
          <ChoiceField
            label={t('claims.whatBecomes')}
            choices={[
              { value: 'back', label: t('claims.comesBack') },
              { value: 'gone', label: t('claims.writeOff') },
            ]}
            value={form.values.isWrittenOff ? 'gone' : 'back'}
            onChange={(choice) => form.setFieldValue('isWrittenOff', choice === 'gone')}
          />
          {!form.values.isWrittenOff && (
            <BinField
              label={t('claims.intoQuarantine')}
              required
              bins={bins}
              kinds={QUARANTINE}
              value={form.values.binId}
              onChange={(id) => form.setFieldValue('binId', id)}
              error={form.errors['binId']}
            />
          )}
        </>
      )}
    </>
  )
}
