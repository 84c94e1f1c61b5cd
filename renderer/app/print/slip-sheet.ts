import { useState } from 'react'
import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import type { JobId, RmaId } from '../../../shared/kernel/ids.ts'

/** What slips come out on; every station remembers its own, since a till's printer stands at one of them. */
export const SLIP_SHEETS = ['page', 'roll'] as const
export type SlipSheet = (typeof SLIP_SHEETS)[number]

const KEY = 'handback.slip'

export const chosenSlipSheet = (): SlipSheet => (localStorage.getItem(KEY) === 'roll' ? 'roll' : 'page')

/** The station's choice, remembered as soon as it is made. */
export const useSlipSheet = () => {
  const [sheet, setSheet] = useState(chosenSlipSheet)
  const choose = (chosen: SlipSheet) => {
    localStorage.setItem(KEY, chosen)
    setSheet(chosen)
  }
  return { sheet, choose }
}

/** Both copies as pages; on a roll the customer's, and the depot's where it is to be signed. */
export const rmaSlipOn = (sheet: SlipSheet, rmaId: RmaId): DocumentRef => ({
  kind: sheet === 'roll' ? 'rma-slip-roll' : 'rma-slips',
  rmaId,
})

export const handBackSlipOn = (sheet: SlipSheet, jobId: JobId): DocumentRef => ({
  kind: sheet === 'roll' ? 'hand-back-slip-roll' : 'hand-back-slip',
  jobId,
})
