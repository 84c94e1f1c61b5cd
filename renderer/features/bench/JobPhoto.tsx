import { Loader, Modal, Text } from '@mantine/core'
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

export interface JobPhotoProps {
  readonly id: AttachmentId
  readonly alt: string
  /** What is in it, as somebody wrote it; stands below. */
  readonly caption?: string | null
}

/** A stored photo, small, with its caption; pressed, it opens large. */
export const JobPhoto = ({ id, alt, caption = null }: JobPhotoProps) => {
  const { t } = useTranslation()
  const [isOpen, dialog] = useDisclosure(false)
  const thumb = usePicture(id, 'thumb', true)
  const full = usePicture(id, 'full', isOpen)
  return (
    <figure className="hb-job-photo">
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
      {caption !== null && (
        <Text component="figcaption" size="xs" lineClamp={2} title={caption}>
          {caption}
        </Text>
      )}
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        size="auto"
        title={alt}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <div className="hb-photo-large">
          {full.data !== undefined && <ObjectImage file={full.data} alt={alt} />}
          {full.isPending && <Loader />}
          {full.isError && <Text component="output">{t('job.photoMissing')}</Text>}
        </div>
      </Modal>
    </figure>
  )
}
