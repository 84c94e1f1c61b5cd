import type { StaffMember } from '../../../shared/staff/staff.ts'
import { client } from '../../app/api.ts'
import { useVersionedSave } from '../../app/record-form/use-versioned-save.ts'

/** Saves one person on the version that the dialog was opened on. */
export const useStaffSave = () =>
  useVersionedSave<StaffMember>(async (opened) => (await client.staff.list()).find(({ id }) => id === opened.id) ?? opened)
