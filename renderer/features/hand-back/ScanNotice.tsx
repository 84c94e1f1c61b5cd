import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ScanResult } from './use-hand-back-scan.ts'

export interface ScanNoticeProps {
  readonly result: ScanResult
  readonly jobNumber: string
  readonly onClose: () => void
}

/** What the last scan did here; a refused one says why and what to do with the thing in one's hand. */
export const ScanNotice = ({ result, jobNumber, onClose }: ScanNoticeProps) => {
  const { t } = useTranslation()
  switch (result.kind) {
    case 'ticked':
      return <Said tone="teal" text={t('handBack.scan.ticked', { name: result.name })} onClose={onClose} />
    case 'identified':
      return <Said tone="teal" text={t('handBack.scan.identified', { number: result.number })} onClose={onClose} />
    case 'this-job':
      return <Said tone="accent" text={t('handBack.scan.thisJob')} onClose={onClose} />
    case 'foreign-accessory':
      return (
        <Refused
          heading={t('handBack.scan.foreignAccessory', { code: result.number, number: jobNumber })}
          text={t('handBack.scan.foreignAccessoryNext')}
          onClose={onClose}
        />
      )
    case 'other-slip':
      break
  }
  return (
    <Refused
      heading={t('handBack.scan.otherSlip', { number: result.number })}
      text={t('handBack.scan.otherSlipNext')}
      onClose={onClose}
      open={`/rmas/${result.number}`}
      openLabel={t('handBack.scan.openOther', { number: result.number })}
    />
  )
}

interface SaidProps {
  readonly tone: 'teal' | 'accent'
  readonly text: string
  readonly onClose: () => void
}

const Said = ({ tone, text, onClose }: SaidProps) => {
  const { t } = useTranslation()
  const Icon = tone === 'teal' ? IconCheck : IconInfoCircle
  return (
    <Alert
      role="none"
      color={tone}
      variant="light"
      p="xs"
      icon={<Icon aria-hidden="true" />}
      withCloseButton
      closeButtonLabel={t('action.close')}
      onClose={onClose}
    >
      <output>{text}</output>
    </Alert>
  )
}

interface RefusedProps {
  readonly heading: string
  readonly text: string
  readonly onClose: () => void
  readonly open?: string
  readonly openLabel?: string
}

const Refused = ({ heading, text, onClose, open, openLabel }: RefusedProps) => {
  const { t } = useTranslation()
  return (
    <Alert role="alert" color="red.9" variant="filled" icon={<IconAlertTriangle aria-hidden="true" />} title={heading}>
      <Group justify="space-between" gap="sm">
        <Text>{text}</Text>
        <Group gap="sm">
          {open !== undefined && (
            <Button component={Link} to={open} variant="white" color="red.9">
              {openLabel}
            </Button>
          )}
          <Button variant="white" color="red.9" onClick={onClose}>
            {t('handBack.scan.understood')}
          </Button>
        </Group>
      </Group>
    </Alert>
  )
}
