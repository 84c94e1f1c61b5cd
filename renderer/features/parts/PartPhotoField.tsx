import { Group } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttachmentId } from '../../../shared/kernel/ids.ts'
import { failureText } from '../../app/failures.ts'
import { usePhotoUpload } from '../../app/use-photo-upload.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { FailureText } from '../../ui/failure.ts'
import { PhotoInput, type PickedPhoto } from '../../ui/PhotoInput.tsx'
import { PartPhoto } from './PartPhoto.tsx'

export interface PartPhotoFieldProps {
  readonly photoId: AttachmentId | null
  readonly onChange: (photoId: AttachmentId | null) => void
}

/** One picture, kept as soon as it is chosen; the form then takes its id. */
export const PartPhotoField = ({ photoId, onChange }: PartPhotoFieldProps) => {
  const { t } = useTranslation()
  const upload = usePhotoUpload()
  const [failure, setFailure] = useState<FailureText>()
  const take = async (photos: readonly PickedPhoto[]) => {
    setFailure(undefined)
    try {
      const [id] = await upload(photos.slice(-1))
      if (id !== undefined) onChange(id)
    } catch (thrown) {
      setFailure(failureText(t, thrown))
    }
  }
  return (
    <>
      {failure !== undefined && <ErrorNotice failure={failure} />}
      {photoId === null ? (
        <PhotoInput label={t('parts.onePhoto')} value={[]} maxCount={1} onChange={(photos) => void take(photos)} />
      ) : (
        <Group gap="sm">
          <PartPhoto id={photoId} alt={t('parts.field.photoId')} />
          <ActionButton
            variant="default"
            label={t('parts.removePhoto')}
            icon={<IconX size={18} aria-hidden="true" />}
            onAction={() => onChange(null)}
          />
        </Group>
      )}
    </>
  )
}
