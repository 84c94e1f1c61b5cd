import { Alert, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCamera, IconCameraOff } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconAction } from '../../ui/IconAction.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { type CameraFailure, lookThroughCamera } from './camera.ts'
import { useScanner } from './use-scan.ts'
import './camera.css'

/** Reads a code by the camera, for tablets: a button, the picture, and a scan like any other. */
export const CameraScan = () => {
  const { t } = useTranslation()
  const { emit } = useScanner()
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <IconAction
        label={t('scanner.camera.open')}
        icon={<IconCamera size={20} aria-hidden="true" />}
        color="gray"
        c="inherit"
        onAction={open}
      />
      <Modal
        opened={isOpen}
        onClose={close}
        size="lg"
        title={t('scanner.camera.heading')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {isOpen && (
          <CameraView
            onCode={(payload) => {
              close()
              emit(payload, 'camera')
            }}
          />
        )}
      </Modal>
    </>
  )
}

const CameraView = ({ onCode }: { readonly onCode: (payload: string) => void }) => {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [failure, setFailure] = useState<CameraFailure>()
  const take = useEffectEvent(onCode)
  useFocusBack()
  useEffect(() => {
    if (video.current === null) return undefined
    return lookThroughCamera({ video: video.current, onCode: (payload) => take(payload), onFailure: setFailure })
  }, [])
  if (failure !== undefined) {
    return (
      <Alert color="red" icon={<IconCameraOff aria-hidden="true" />} title={t(`scanner.camera.failure.${failure}`)}>
        {t(`scanner.camera.next.${failure}`)}
      </Alert>
    )
  }
  return (
    <Stack gap="sm">
      <Text>{t('scanner.camera.hint')}</Text>
      {/* It shows what stands before the camera; there is nothing to be heard. */}
      <video ref={video} className="hb-camera" muted playsInline aria-label={t('scanner.camera.picture')} />
    </Stack>
  )
}
