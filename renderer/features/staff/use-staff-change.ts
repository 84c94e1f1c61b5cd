import { useState } from 'react'
import type { StaffMember } from '../../../shared/staff/staff.ts'
import { classifyFailure } from '../../app/failures.ts'

/**
 * Saves on the version that the dialog was opened on. When somebody else was quicker, the dialog says so and stays; what they made
 * of it is in `theirs`, and saving again is then meant to go over it.
 */
export const useStaffVersion = (member: StaffMember | null) => {
  const [version, setVersion] = useState(member?.version ?? 1)
  const [isStale, setStale] = useState(false)
  const saveOn = async (save: (version: number) => Promise<unknown>): Promise<void> => {
    const wanted = isStale && member !== null ? member.version : version
    setVersion(wanted)
    try {
      await save(wanted)
    } catch (failure) {
      if (classifyFailure(failure).kind === 'stale') setStale(true)
      throw failure
    }
  }
  const theirs = member !== null && isStale ? member : undefined
  return { saveOn, theirs }
}
