import { Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { type CustodyTarget, custodyTarget, type Holder } from '../../../shared/custody/custody.ts'
import { placeId, staffId, type UnitId } from '../../../shared/kernel/ids.ts'
import { optionalLine } from '../../../shared/kernel/text.ts'
import { api, client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { useScanStop } from '../../app/use-scan-stop.ts'
import { useChange } from '../../app/use-change.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { FormModal } from '../../ui/FormModal.tsx'
import { holderWords } from './holder-words.ts'
import { rememberMove } from './remember-move.ts'

export interface MoveModalProps {
  readonly unitId: UnitId
  readonly from: Holder
  /** `counted` puts right what a count found. */
  readonly why?: 'moved' | 'counted'
  readonly onClose: () => void
}

const KINDS = ['place', 'person', 'desk', 'courier', 'factory'] as const
type Kind = (typeof KINDS)[number]

interface Values extends Record<string, unknown> {
  readonly kind: Kind
  readonly placeId: string
  readonly staffId: string
  readonly name: string
  readonly note: string
}

const EMPTY: Values = { kind: 'place', placeId: '', staffId: '', name: '', note: '' }

const toTarget = ({ kind, ...ids }: Values): CustodyTarget | { kind: Kind; placeId?: string; staffId?: string } => {
  const [place, staff] = [placeId.safeParse(ids.placeId), staffId.safeParse(ids.staffId)]
  if (kind === 'place') return place.success ? { kind, placeId: place.data } : { kind, placeId: ids.placeId }
  if (kind === 'person') return staff.success ? { kind, staffId: staff.data } : { kind, staffId: ids.staffId }
  return kind === 'desk' ? { kind } : { kind, name: ids.name.trim() === '' ? null : ids.name }
}

const schema = z.object({ note: optionalLine(200) })

/** Where a unit goes, or who takes it, chosen or scanned. Mount it to open it. */
export const MoveModal = ({ unitId, from, why = 'moved', onClose }: MoveModalProps) => {
  const { t } = useTranslation()
  const move = useChange(client.custody.move)
  const places = useQuery(api.custody.places.queryOptions())
  const staff = useQuery(api.session.names.queryOptions())
  const form = useForm<Values>({
    initialValues: EMPTY,
    validate: (values) => {
      const problems = checkedBy(t, schema)(values)
      if (custodyTarget.safeParse(toTarget(values)).success) return problems
      return { ...problems, [values.kind === 'place' ? 'placeId' : 'staffId']: t('field.required') }
    },
  })
  useScanStop()
  useScan(
    ({ scan }) => {
      const place = scan.kind === 'place' ? places.data?.find(({ number }) => number === scan.number) : undefined
      if (place === undefined) return false
      form.setValues({ kind: 'place', placeId: place.id })
      return true
    },
    { priority: 'dialog' },
  )
  const { kind } = form.values
  return (
    <FormModal
      isOpen
      heading={t('custody.moveFrom', { from: holderWords(t, from) })}
      form={form}
      saveLabel={t('custody.moveNow')}
      onSave={async (values) => {
        const { note } = schema.parse({ note: values.note })
        rememberMove(await move.mutateAsync({ unitId, to: custodyTarget.parse(toTarget(values)), why, note }))
      }}
      onClose={onClose}
    >
      <ChoiceField
        label={t('custody.to')}
        isFirst
        choices={KINDS.map((value) => ({ value, label: t(`custody.target.${value}`) }))}
        value={kind}
        onChange={(value) => form.setFieldValue('kind', value)}
      />
      {kind === 'place' && (
        <Select
          label={t('custody.target.place')}
          description={t('custody.scanPlace')}
          required
          searchable
          nothingFoundMessage={t('custody.noSuchPlace')}
          data={(places.data ?? [])
            .filter(({ isActive }) => isActive)
            .map(({ id, code, name }) => ({ value: id, label: name === null ? code : `${code} · ${name}` }))}
          value={form.values.placeId || null}
          onChange={(value) => form.setFieldValue('placeId', value ?? '')}
          error={form.errors['placeId']}
        />
      )}
      {kind === 'person' && (
        <Select
          label={t('custody.target.person')}
          required
          searchable
          data={(staff.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={form.values.staffId || null}
          onChange={(value) => form.setFieldValue('staffId', value ?? '')}
          error={form.errors['staffId']}
        />
      )}
      {(kind === 'courier' || kind === 'factory') && (
        <TextInput label={t(`custody.nameOf.${kind}`)} autoComplete="off" {...form.getInputProps('name')} />
      )}
      <TextInput label={t('custody.reason')} autoComplete="off" {...form.getInputProps('note')} />
    </FormModal>
  )
}
