import { Alert, Button, Group, Portal, Text } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useNewsWords } from './use-news-words.ts'
import type { ShownNews } from './use-app-scan.ts'
import './search.css'

export interface ScanNoticeProps {
  readonly shown: ShownNews
  readonly onClose: () => void
  readonly onCheckIn: (serial: string) => void
}

/** Long enough to read one line twice; what needs an answer stays. */
const readingMs = 8000

/** What became of the last scan, under the box on top. A question has the focus on its answer: Enter takes it, Esc goes back. */
export const ScanNotice = ({ shown: { news, cameFrom }, onClose, onCheckIn }: ScanNoticeProps) => {
  const { t } = useTranslation()
  const { tone, heading, text } = useNewsWords(news)
  useShortcut('Escape', t('search.scan.close'), onClose)
  const isMerelyGood = tone === 'accent' && cameFrom === undefined
  const close = useEffectEvent(onClose)
  useEffect(() => {
    if (!isMerelyGood) return undefined
    const timer = setTimeout(() => close(), readingMs)
    return () => clearTimeout(timer)
  }, [isMerelyGood])
  const Icon = tone === 'accent' ? IconInfoCircle : IconAlertTriangle
  return (
    <Portal>
      <Alert
        className="search-news"
        role={tone === 'accent' ? 'none' : 'alert'}
        color={tone}
        variant="light"
        p="sm"
        icon={<Icon aria-hidden="true" />}
        title={heading}
        withCloseButton
        closeButtonLabel={t('action.close')}
        onClose={onClose}
      >
        <Group justify="space-between" gap="xs">
          <output>
            {text !== undefined && <Text>{text}</Text>}
            {cameFrom !== undefined && news.kind !== 'draft-kept' && <Text>{t('search.scan.draftKept')}</Text>}
          </output>
          <Group gap="sm">
            {news.kind === 'offer-check-in' && (
              <Answer label={t('search.scan.checkIn')} onAnswer={() => onCheckIn(news.serial)} />
            )}
            {cameFrom !== undefined && (
              <Button component={Link} to={cameFrom} variant="default" onClick={onClose}>
                {t('search.scan.goBack')}
              </Button>
            )}
          </Group>
        </Group>
      </Alert>
    </Portal>
  )
}

/** The answer to a question that a scan asked. It takes the focus and gives it back. */
const Answer = ({ label, onAnswer }: { readonly label: string; readonly onAnswer: () => void }) => {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const before = document.activeElement
    button.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <Button ref={button} onClick={onAnswer}>
      {label}
    </Button>
  )
}
