import { Loader, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPhotoOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AttachmentId } from '../../../shared/kernel/ids.ts'
import { api } from '../../app/api.ts'
import { ObjectImage } from '../../ui/ObjectImage.tsx'

/** A stored picture never changes, so it is asked for once. */
const usePicture = (id: AttachmentId, size: 'thumb' | 'full', isEnabled: boolean) =>
  useQuery(
    api.attachments.read.queryOptions({
      input: { id, size },
      staleTime: Number.POSITIVE_INFINITY,
      structuralSharing: false,
      enabled: isEnabled,
    }),
  )

/** A stored photo, small; pressed, it opens large. */
export const JobPhoto = ({ id, alt }: { readonly id: AttachmentId; readonly alt: string }) => {
  const { t } = useTranslation()
  const [isOpen, dialog] = useDisclosure(false)
  const thumb = usePicture(id, 'thumb', true)
  const full = usePicture(id, 'full', isOpen)
  return (
    <>
      <button
        type="button"
        className="hb-photo hb-photo-open"
        aria-label={t('job.openPhoto', { name: alt })}
        onClick={dialog.open}
      >
        {thumb.data !== undefined && <ObjectImage file={thumb.data} alt={alt} />}
        {thumb.isPending && <Loader size="sm" />}
        {thumb.isError && <IconPhotoOff aria-label={t('job.photoMissing')} />}
      </button>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        size="auto"
        title={alt}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <div className="hb-photo-large">{full.data === undefined ? <Loader /> : <ObjectImage file={full.data} alt={alt} />}</div>
      </Modal>
    </>
  )
}
