import { useRef, useState } from 'react'
import { client } from '../../app/api.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { usePhotoUpload } from '../../app/use-photo-upload.ts'
import type { PickedPhoto } from '../../ui/PhotoInput.tsx'
import type { UnitFile } from '../../../shared/units/units.contract.ts'
import { type IntakeValues, subjectOf, toCheckIn } from './intake-form.ts'

/** What the depot answered: the numbers that go on the labels. */
export interface CheckedIn {
  readonly rmaId: string
  readonly rmaNumber: string
  /** The unit and who brought it, in one line. */
  readonly subject: string
  /** The unit stayed with the customer: there is nothing to label. */
  readonly isRemoteFirst: boolean
  readonly jobs: readonly { readonly id: string; readonly number: string }[]
}

/** Uploads the photos, each once however often saving is tried, then checks in. Never runs twice at a time. */
export const useSaveIntake = () => {
  const change = useChange(client.intake.checkIn)
  const upload = usePhotoUpload()
  const isRunning = useRef(false)
  const [isSaving, setSaving] = useState(false)

  /** Rejects when the depot refused or did not answer; undefined when a save was already under way. */
  const save = async (
    values: IntakeValues,
    file: UnitFile | null,
    photos: readonly PickedPhoto[],
    proofPhotos: readonly PickedPhoto[],
  ): Promise<CheckedIn | undefined> => {
    if (isRunning.current) return undefined
    isRunning.current = true
    setSaving(true)
    try {
      const [proofPhotoId = null] = values.proofKind === '' ? [] : await upload(proofPhotos)
      const answer = await change.mutateAsync(toCheckIn(values, file, { photoIds: await upload(photos), proofPhotoId }))
      rememberDeed({ takeBack: null, whyNot: (t) => t('undo.not.checkIn') })
      return { ...answer, subject: subjectOf(values, file), isRemoteFirst: values.isRemoteFirst }
    } finally {
      isRunning.current = false
      setSaving(false)
    }
  }
  return { isSaving, save }
}
