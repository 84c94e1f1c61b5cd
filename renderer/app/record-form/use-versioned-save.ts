import { useState } from 'react'
import { classifyFailure } from '../failures.ts'

interface Versioned {
  readonly version: number
}

/**
 * Saves on the version that a dialog was opened on. When somebody else was quicker, the dialog stays as typed and `theirs` is what
 * they stored; saving again then goes over exactly that version, which was shown.
 */
export const useVersionedSave = <Stored extends Versioned>(reload: (opened: Stored) => Promise<Stored>) => {
  const [theirs, setTheirs] = useState<Stored>()
  const saveOn = async <Saved>(opened: Stored, save: (version: number) => Promise<Saved>): Promise<Saved> => {
    try {
      return await save((theirs ?? opened).version)
    } catch (failure) {
      if (classifyFailure(failure).kind === 'stale') setTheirs(await reload(opened))
      throw failure
    }
  }
  return { saveOn, theirs }
}
