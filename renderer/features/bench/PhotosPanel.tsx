import { Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { IconCamera, IconPhoto } from '@tabler/icons-react'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { optionalLine } from '../../../shared/kernel/text.ts'
import { client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PhotoInput, type PickedPhoto } from '../../ui/PhotoInput.tsx'
import { checkedBy } from '../../app/form-check.ts'
import { JobFormModal } from '../../app/job-form/JobFormModal.tsx'
import { JobPhoto } from './JobPhoto.tsx'
import { usePhotoUpload } from '../../app/use-photo-upload.ts'

interface PhotoValues extends Record<string, unknown> {
  photos: readonly PickedPhoto[]
  caption: string
}

const schema = z.object({ caption: optionalLine(200) })

const PhotosForm = ({ job, onClose }: { readonly job: JobFile; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const initialValues: PhotoValues = { photos: [], caption: '' }
  const form = useForm({ initialValues, validate: checkedBy(t, schema) })
  const upload = usePhotoUpload()
  const change = useChange(client.bench.addPhotos)
  const save = async ({ photos, caption }: PhotoValues) =>
    change.mutateAsync({ jobId: job.id, photoIds: await upload(photos), ...schema.parse({ caption }) })
  return (
    <JobFormModal
      job={job}
      heading={t('job.form.photos', { number: job.number })}
      form={form}
      onSave={save}
      onClose={onClose}
      disabledReason={form.values.photos.length === 0 ? t('job.hint.noPhotos') : undefined}
    >
      <PhotoInput value={form.values.photos} onChange={(photos) => form.setFieldValue('photos', photos)} />
      <TextInput label={t('job.field.caption')} {...form.getInputProps('caption')} />
    </JobFormModal>
  )
}

export interface PhotosPanelProps {
  readonly job: JobFile
  /** Why nothing can be added. */
  readonly lockedReason: string | undefined
}

/** The photos of the job, from check-in and bench. */
export const PhotosPanel = ({ job, lockedReason }: PhotosPanelProps) => {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  return (
    <Panel
      heading={t('job.section.photos')}
      icon={<IconPhoto size={18} aria-hidden="true" />}
      aside={
        <ActionButton
          variant="default"
          size="compact-md"
          label={t('photo.add')}
          icon={<IconCamera size={17} aria-hidden="true" />}
          disabledReason={lockedReason}
          onAction={() => setAdding(true)}
        />
      }
    >
      {job.photos.length === 0 ? (
        <Text c="dimmed">{t('job.none.photos')}</Text>
      ) : (
        <Group gap="sm" align="flex-start">
          {job.photos.map((photo, index) => (
            <JobPhoto
              key={photo.id}
              id={photo.id}
              alt={photo.caption ?? t('photo.alt', { index: index + 1 })}
              caption={photo.caption}
            />
          ))}
        </Group>
      )}
      {isAdding && <PhotosForm job={job} onClose={() => setAdding(false)} />}
    </Panel>
  )
}
