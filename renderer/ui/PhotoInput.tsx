import { Button, FileButton, Input, Text } from '@mantine/core'
import { IconCamera, IconPhotoPlus, IconX } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconAction } from './IconAction.tsx'
import { ObjectImage } from './ObjectImage.tsx'
import { judgePhoto, photoTypes } from './photo-file.ts'

export interface PickedPhoto {
  /** Only for the list on the screen; the host gives photos their id. */
  readonly id: string
  readonly file: File
}

export interface PhotoInputProps {
  readonly value: readonly PickedPhoto[]
  readonly onChange: (photos: readonly PickedPhoto[]) => void
  readonly label?: string
  readonly maxMegabytes?: number
  readonly maxCount?: number
}

/** Why a file was not taken; said when drawn, in the language of then. */
type Problem = { readonly kind: 'not-an-image' | 'too-large'; readonly name: string } | { readonly kind: 'too-many' }

/** Photos by choosing, dropping or the camera of a tablet. Says which file was refused and why. */
export const PhotoInput = ({ value, onChange, label, maxMegabytes = 15, maxCount = 12 }: PhotoInputProps) => {
  const { t } = useTranslation()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [isOver, setOver] = useState(false)

  const add = async (files: readonly File[]) => {
    const refused: Problem[] = []
    const taken: PickedPhoto[] = []
    for (const file of files) {
      const verdict = await judgePhoto(file, maxMegabytes * 1024 * 1024)
      if (verdict.kind === 'not-an-image' || verdict.kind === 'too-large') refused.push({ kind: verdict.kind, name: file.name })
      else if (value.length + taken.length >= maxCount) refused.push({ kind: 'too-many' })
      else taken.push({ id: crypto.randomUUID(), file })
    }
    setProblems(refused)
    if (taken.length > 0) onChange([...value, ...taken])
  }
  const words = (problem: Problem): string => {
    if (problem.kind === 'too-many') return t('photo.tooMany', { max: maxCount })
    if (problem.kind === 'too-large') return t('photo.tooLarge', { name: problem.name, megabytes: maxMegabytes })
    return t('photo.notAnImage', { name: problem.name })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void add([...event.dataTransfer.files])
  }
  const dragOver = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }

  return (
    <Input.Wrapper
      label={label ?? t('photo.label')}
      labelElement="div"
      error={problems.length === 0 ? undefined : [...new Set(problems.map(words))].join(' ')}
    >
      <div className="hb-drop" data-over={isOver} onDrop={drop} onDragOver={dragOver} onDragLeave={() => setOver(false)}>
        {value.map((photo, index) => (
          <figure key={photo.id} className="hb-photo">
            <ObjectImage file={photo.file} alt={t('photo.alt', { index: index + 1 })} />
            <IconAction
              label={t('photo.remove', { index: index + 1 })}
              icon={<IconX size={18} aria-hidden="true" />}
              onAction={() => onChange(value.filter(({ id }) => id !== photo.id))}
            />
          </figure>
        ))}
        <FileButton multiple accept={photoTypes.join()} onChange={(files) => void add(files)}>
          {(button) => (
            <Button {...button} variant="default" leftSection={<IconPhotoPlus size={18} aria-hidden="true" />}>
              {t('photo.add')}
            </Button>
          )}
        </FileButton>
        <FileButton accept="image/*" capture="environment" onChange={(file) => void add(file === null ? [] : [file])}>
          {(button) => (
            <Button {...button} variant="default" leftSection={<IconCamera size={18} aria-hidden="true" />}>
              {t('photo.take')}
            </Button>
          )}
        </FileButton>
        <Text size="xs" c="dimmed" w="100%">
          {t('photo.hint', { megabytes: maxMegabytes })}
        </Text>
      </div>
    </Input.Wrapper>
  )
}
