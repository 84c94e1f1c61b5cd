import { Checkbox, Input, NumberInput, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobPart } from '../../../shared/job-parts/job-parts.ts'
import type { PartId } from '../../../shared/kernel/ids.ts'
import { wording } from '../../../shared/kernel/text.ts'
import type { OldFate } from '../../../shared/stock/fitting.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FateFields } from './FateFields.tsx'
import type { SerialAim } from './serial-aim.ts'

/** A part in hand and whether it went in, as it is being typed. */
export interface FittedLine {
  readonly partId: PartId
  readonly sku: string
  readonly name: JobPart['name']
  /** Batch or serial, of a part that is tracked so. */
  readonly lot: string | null
  readonly isSerial: boolean
  readonly inHand: number
  readonly isFitted: boolean
  readonly quantity: number | string
  readonly oldSerial: string
  readonly newSerial: string
  /** Empty until somebody said it: a guess would be believed. */
  readonly oldFate: OldFate | ''
}

/** What is in hand for a job, a line for each batch or serial; fitted unless somebody says otherwise. */
export const fittedLines = (parts: readonly JobPart[]): FittedLine[] =>
  parts.flatMap((part) => {
    const lots = part.tracking === 'none' ? [{ number: null, quantity: part.picked }] : part.inHand
    return lots
      .filter(({ quantity }) => quantity > 0)
      .map(({ number, quantity }) => ({
        partId: part.partId,
        sku: part.sku,
        name: part.name,
        lot: number,
        isSerial: part.tracking === 'serial',
        inHand: quantity,
        isFitted: true,
        quantity,
        oldSerial: '',
        newSerial: '',
        oldFate: '' as const,
      }))
  })

/** The lines as the contract wants them. */
export const fittedFields = (lines: readonly FittedLine[]) =>
  lines
    .filter(({ isFitted }) => isFitted)
    .map(({ partId, lot, quantity, oldSerial, newSerial, oldFate }) => ({ partId, lot, quantity, oldSerial, newSerial, oldFate }))

export interface FittedPartsProps {
  readonly value: readonly FittedLine[]
  readonly onChange: (lines: readonly FittedLine[]) => void
  /** Hears which serial somebody went to, and null when they left it. */
  readonly onAim: (aim: SerialAim | null) => void
  readonly error?: ReactNode
}

/** The parts in hand: which of them went in, both serials, and what became of the old ones (MISSION.md, D5). */
export const FittedParts = ({ value, onChange, onAim, error }: FittedPartsProps) => {
  const { t } = useTranslation()
  const set = (at: number, changed: Partial<FittedLine>) =>
    onChange(value.map((line, index) => (index === at ? { ...line, ...changed } : line)))
  return (
    <Stack gap="xs">
      <Input.Label labelElement="div">{t('jobParts.fit.heading')}</Input.Label>
      {value.length === 0 && <Text c="dimmed">{t('jobParts.fit.none')}</Text>}
      {value.map((line, at) => (
        <FittedFields
          key={`${line.partId} ${line.lot ?? ''}`}
          line={line}
          onChange={(changed) => set(at, changed)}
          onAim={(field) => onAim(field && { at, field })}
        />
      ))}
      {error !== undefined && (
        <Text c="var(--mantine-color-error)" size="sm" role="alert">
          {error}
        </Text>
      )}
    </Stack>
  )
}

interface FittedFieldsProps {
  readonly line: FittedLine
  readonly onChange: (changed: Partial<FittedLine>) => void
  readonly onAim: (field: SerialAim['field'] | null) => void
}

const FittedFields = ({ line, onChange, onAim }: FittedFieldsProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const serial = line.isSerial && line.lot !== null ? line.lot : undefined
  return (
    <Stack component="fieldset" className="hb-part" gap="xs" aria-label={line.sku}>
      <Checkbox
        label={`${t('jobParts.fit.tick', { count: line.inHand, sku: line.sku })} · ${wording(line.name, language)}`}
        checked={line.isFitted}
        onChange={(event) => onChange({ isFitted: event.currentTarget.checked })}
      />
      {line.isFitted && (
        <FateFields
          value={{ ...line, newSerial: serial ?? line.newSerial }}
          isSerialKnown={serial !== undefined}
          onChange={onChange}
          onAim={onAim}
          before={
            line.inHand > 1 && (
              <NumberInput
                label={t('jobParts.fit.quantity')}
                w={110}
                min={1}
                max={line.inHand}
                clampBehavior="none"
                value={line.quantity}
                onChange={(quantity) => onChange({ quantity })}
              />
            )
          }
        />
      )}
    </Stack>
  )
}
