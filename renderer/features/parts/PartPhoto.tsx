import { IconPhotoOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AttachmentId } from '../../../shared/kernel/ids.ts'
import { api } from '../../app/api.ts'
import { ObjectImage } from '../../ui/ObjectImage.tsx'

/** What a part looks like. A stored picture never changes, so it is asked for once. */
export const PartPhoto = ({ id, alt }: { readonly id: AttachmentId; readonly alt: string }) => {
  const { t } = useTranslation()
  const picture = useQuery(
    api.attachments.read.queryOptions({
      input: { id, size: 'thumb' },
      staleTime: Number.POSITIVE_INFINITY,
      structuralSharing: false,
    }),
  )
  return (
    <div className="hb-photo">
      {picture.data !== undefined && <ObjectImage file={picture.data} alt={alt} />}
      {picture.isError && <IconPhotoOff aria-label={t('job.photoMissing')} />}
    </div>
  )
}
