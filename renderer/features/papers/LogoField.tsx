import { Button, FileButton, Group, Input, Text } from '@mantine/core'
import { IconPhotoPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { attachmentId, type AttachmentId } from '../../../shared/kernel/ids.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { photoTypes } from '../../ui/photo-file.ts'

interface LogoFieldProps {
  readonly value: AttachmentId | null
  readonly onChange: (logo: AttachmentId | null) => void
}

/** The logo: chosen, sent to the host at once, which draws it anew or says why not; shown on the paper beside. */
export const LogoField = ({ value, onChange }: LogoFieldProps) => {
  const { t } = useTranslation()
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const send = async (file: File | null) => {
    if (file === null) return
    setSending(true)
    setProblem(undefined)
    try {
      onChange(attachmentId.parse((await client.templates.uploadLogo({ file })).id))
    } catch (thrown) {
      const { title, next } = failureText(t, thrown)
      setProblem([title, next].filter((words) => words !== undefined).join(' '))
    } finally {
      setSending(false)
    }
  }
  return (
    <Input.Wrapper label={t('templates.logo')} labelElement="div" description={t('templates.logoHint')} error={problem}>
      <Group gap="sm" mt={6}>
        <FileButton accept={photoTypes.join()} onChange={(file) => void send(file)}>
          {(button) => (
            <Button
              {...button}
              variant="default"
              loading={isSending}
              leftSection={<IconPhotoPlus size={18} aria-hidden="true" />}
            >
              {t('templates.chooseLogo')}
            </Button>
          )}
        </FileButton>
        {value !== null && (
          <Button variant="default" leftSection={<IconX size={18} aria-hidden="true" />} onClick={() => onChange(null)}>
            {t('templates.removeLogo')}
          </Button>
        )}
        <Text c="dimmed" component="output">
          {t(value === null ? 'templates.noLogo' : 'templates.hasLogo')}
        </Text>
      </Group>
    </Input.Wrapper>
  )
}
