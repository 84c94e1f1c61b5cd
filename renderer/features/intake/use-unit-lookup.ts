import { useDebouncedValue } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { UnitFile } from '../../../shared/units/units.contract.ts'
import type { IntakeValues } from './intake-form.ts'
import { shortestSerial, unitByIdQuery, unitBySerialQuery } from './intake.queries.ts'

/** idle: nothing to look up · failed: the depot did not answer */
export type LookupState = 'idle' | 'searching' | 'known' | 'unknown' | 'failed'

export interface UnitLookup {
  readonly state: LookupState
  /** The unit as the depot knows it; null while it is unknown or not looked up yet. */
  readonly file: UnitFile | null
  /** Looks up now, without waiting for the typing to pause; rejects when the depot does not answer. */
  readonly settle: (wanted: Pick<IntakeValues, 'serial' | 'unitId' | 'hasNoSerial'>) => Promise<UnitFile | null>
}

/** Short enough not to be noticed, long enough that a typed serial is one look-up and not twelve. */
const typingPauseMs = 180

/** Recognises the unit while its serial is typed, and at once when it is scanned. */
export const useUnitLookup = ({ serial, unitId, hasNoSerial }: IntakeValues): UnitLookup => {
  const queries = useQueryClient()
  const [paused] = useDebouncedValue(serial, typingPauseMs)
  const [settled, setSettled] = useState('')
  const isAsked = serial === settled || serial === paused
  const byId = useQuery(unitByIdQuery(unitId))
  const bySerial = useQuery(unitBySerialQuery(unitId === '' && !hasNoSerial && isAsked ? serial : ''))
  const isWanted = unitId !== '' || (!hasNoSerial && serial.trim().length >= shortestSerial)
  const answer = unitId === '' ? bySerial : byId
  const isAnswered = isWanted && (unitId !== '' || isAsked)

  return {
    state: stateOf(isWanted, isAnswered ? answer : undefined),
    file: isAnswered ? (answer.data ?? null) : null,
    async settle(wanted) {
      if (wanted.unitId !== '') return queries.ensureQueryData(unitByIdQuery(wanted.unitId))
      if (wanted.hasNoSerial || wanted.serial.trim().length < shortestSerial) return null
      setSettled(wanted.serial)
      return queries.ensureQueryData(unitBySerialQuery(wanted.serial))
    },
  }
}

const stateOf = (
  isWanted: boolean,
  answer: { readonly data: UnitFile | null | undefined; readonly isError: boolean } | undefined,
): LookupState => {
  if (!isWanted) return 'idle'
  if (answer === undefined) return 'searching'
  if (answer.isError) return 'failed'
  if (answer.data === undefined) return 'searching'
  return answer.data === null ? 'unknown' : 'known'
}
