import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrivalFile } from '../../../shared/arrivals/arrivals.ts'
import { jobId, modelId } from '../../../shared/kernel/ids.ts'
import { NO_PROOF } from '../../../shared/units/units.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useChange } from '../../app/use-change.ts'
import { usePhotoUpload } from '../../app/use-photo-upload.ts'
import type { FailureText } from '../../ui/failure.ts'
import type { PickedPhoto } from '../../ui/PhotoInput.tsx'
import { type AtHand, type AtHandValues, emptyAtHand } from './arrival-form.ts'
import type { Arrival } from './use-arrival.ts'

/** What is seen of the unit at hand, and receiving it: as one of the list, or as a surplus one. */
export const useAtHand = (rma: ArrivalFile, atHand: AtHand, arrival: Arrival) => {
  const { t } = useTranslation()
  const [values, setValues] = useState(() => arrival.kept ?? emptyAtHand(atHand, rma))
  const [photos, setPhotos] = useState<readonly PickedPhoto[]>([])
  const [failure, setFailure] = useState<FailureText>()
  const upload = usePhotoUpload()
  const receive = useChange(client.arrivals.receive)
  const addSurplus = useChange(client.arrivals.addSurplus)

  const line =
    atHand.kind === 'line' ? atHand.line : rma.lines.find((one) => one.jobId === values.takenFor && one.stage === 'expected')
  const serial = atHand.kind === 'surplus' ? atHand.serial : values.serial.trim() || null

  const send = async () => {
    const photoIds = await upload(photos)
    const seen = {
      condition: values.condition,
      accessories: values.accessories.map(({ name, note }) => ({ name, note })),
      photoIds,
    }
    if (line !== undefined) return receive.mutateAsync({ jobId: jobId.parse(line.jobId), serial, ...seen })
    const model = { kind: 'known', id: modelId.parse(values.modelId) } as const
    return addSurplus.mutateAsync({
      rmaId: rma.rmaId,
      unit: { kind: 'new', serial, model, boughtOn: null, installedOn: null, proof: NO_PROOF },
      fault: values.fault,
      ...seen,
    })
  }
  const save = async () => {
    setFailure(undefined)
    try {
      const { number } = await send()
      arrival.done(line === undefined ? 'surplus' : 'received', number, serial ?? line?.serial ?? null)
    } catch (thrown) {
      setFailure(failureText(t, thrown))
    }
  }
  return {
    values,
    set: (patch: Partial<AtHandValues>) => {
      arrival.touch()
      setFailure(undefined)
      const next = { ...values, ...patch }
      setValues(next)
      arrival.keep(atHand, next)
    },
    photos,
    setPhotos: (next: readonly PickedPhoto[]) => {
      arrival.touch()
      setPhotos(next)
    },
    line,
    failure,
    /** Why it cannot be received yet; undefined when it can. */
    missing: line === undefined ? whatIsMissing(values, t) : undefined,
    save,
  }
}

export type AtHandForm = ReturnType<typeof useAtHand>

const whatIsMissing = ({ modelId: model, fault }: AtHandValues, t: TFunction): string | undefined => {
  if (model === '') return t('arrival.missing.model')
  return fault.trim() === '' ? t('arrival.missing.fault') : undefined
}
