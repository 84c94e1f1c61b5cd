import { Input, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartNow } from '../../../shared/jobs/repair-log.ts'
import { wording } from '../../../shared/kernel/text.ts'
import type { OldFate } from '../../../shared/stock/fitting.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FateFields } from './FateFields.tsx'
import type { SerialAim } from './serial-aim.ts'

/** A part that went in before, as it is being put right. */
export interface RestatedLine {
  /** As the log had it when the form began, or when it was told to go on from the newest version. */
  readonly part: PartNow
  readonly oldSerial: string
  readonly newSerial: string
  readonly oldFate: OldFate | ''
}

export const restatedLine = (part: PartNow): RestatedLine => ({
  part,
  oldSerial: part.oldSerial ?? '',
  newSerial: part.newSerial ?? '',
  oldFate: part.oldFate ?? '',
})

/** The lines that say otherwise than the log, as the contract wants them: what nobody touched may have changed meanwhile. */
export const restatedFields = (lines: readonly RestatedLine[]) =>
  lines
    .filter(({ part, ...typed }) => {
      const before = restatedLine(part)
      return before.oldSerial !== typed.oldSerial || before.newSerial !== typed.newSerial || before.oldFate !== typed.oldFate
    })
    .map(({ part, ...typed }) => ({ id: part.id, version: part.version, ...typed }))

/** The lines on top of what somebody else said meanwhile: what was typed stays, and what nobody touched is as they said. */
export const restatedOnTop = (lines: readonly RestatedLine[], parts: readonly PartNow[]): RestatedLine[] =>
  lines.map((line) => {
    const now = restatedLine(parts.find(({ id }) => id === line.part.id) ?? line.part)
    const before = restatedLine(line.part)
    return {
      part: now.part,
      oldSerial: line.oldSerial === before.oldSerial ? now.oldSerial : line.oldSerial,
      newSerial: line.newSerial === before.newSerial ? now.newSerial : line.newSerial,
      oldFate: line.oldFate === before.oldFate ? now.oldFate : line.oldFate,
    }
  })

export interface RestatedPartsProps {
  readonly value: readonly RestatedLine[]
  readonly onChange: (lines: readonly RestatedLine[]) => void
  /** Hears which serial somebody went to, and null when they left it. */
  readonly onAim: (aim: SerialAim | null) => void
  readonly error?: ReactNode
}

/** Parts of the entry that is corrected: their serials and what became of the old ones (MISSION.md, D5). */
export const RestatedParts = ({ value, onChange, onAim, error }: RestatedPartsProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <Stack gap="xs">
      <Input.Label labelElement="div">{t('jobParts.restate.heading')}</Input.Label>
      <Text size="sm" c="dimmed">
        {t('jobParts.restate.hint')}
      </Text>
      {value.map((line, at) => (
        <Stack key={line.part.id} component="fieldset" className="hb-part" gap="xs" aria-label={line.part.sku}>
          <Text fw={550}>{`${line.part.quantity} × ${line.part.sku} ${wording(line.part.name, language)}`}</Text>
          <FateFields
            value={line}
            onChange={(changed) => onChange(value.map((one, index) => (index === at ? { ...one, ...changed } : one)))}
            onAim={(field) => onAim(field && { at, field })}
          />
        </Stack>
      ))}
      {error !== undefined && (
        <Text c="var(--mantine-color-error)" size="sm" role="alert">
          {error}
        </Text>
      )}
    </Stack>
  )
}
