import { Alert, Group, Text } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { closeNotice, lifeOf, type NoticeTone, type ShownNotice, useShownNotice } from './notices.ts'
import './notices.css'

const looks = {
  good: { color: 'teal', Icon: IconCheck },
  info: { color: 'accent', Icon: IconInfoCircle },
  warn: { color: 'orange', Icon: IconAlertTriangle },
  bad: { color: 'red', Icon: IconAlertTriangle },
} as const satisfies Record<NoticeTone, { color: string; Icon: typeof IconCheck }>

/**
 * The one place where the app says what became of a scan, a key or a paper: along the lower edge, where it lies over nothing.
 * The page ends above it, and so do the bars that stick to the page's end.
 */
export const NoticeBar = () => {
  const notice = useShownNotice()
  const pathname = useLocation({ select: (location) => location.pathname })
  if (notice === undefined || (notice.on !== undefined && notice.on !== pathname)) return null
  return <Bar key={notice.id} notice={notice} />
}

const Bar = ({ notice }: { readonly notice: ShownNotice }) => {
  const { t } = useTranslation()
  const { ref, height } = useElementSize()
  const [isRead, setRead] = useState(false)
  useShortcut('Escape', t('notice.close'), closeNotice)
  useLayoutEffect(() => {
    // Its border too, rounded down: what sticks above it touches it, or goes a hair below its edge, and nothing shows between them.
    const { style } = document.documentElement
    style.setProperty('--hb-notice-height', `${Math.floor(height)}px`)
    return () => void style.removeProperty('--hb-notice-height')
  }, [height])
  const life = lifeOf(notice)
  useEffect(() => {
    // Under the pointer it stays: somebody reads it, or is about to press.
    if (isRead) return undefined
    const timer = setTimeout(closeNotice, life)
    return () => clearTimeout(timer)
  }, [life, isRead])
  const { color, Icon } = looks[notice.tone]
  const { heading, text } = notice.words(t)
  const isUrgent = notice.tone === 'warn' || notice.tone === 'bad'
  return (
    <div className="hb-notice-bar" ref={ref} onPointerEnter={() => setRead(true)} onPointerLeave={() => setRead(false)}>
      <Alert
        role={isUrgent ? 'alert' : 'status'}
        color={color}
        variant="light"
        p="sm"
        radius={0}
        icon={<Icon aria-hidden="true" />}
        withCloseButton
        closeButtonLabel={t('notice.close')}
        onClose={closeNotice}
      >
        <Group justify="space-between" gap="xs">
          <div>
            <Text fw={650}>{heading}</Text>
            {text !== undefined && <Text>{text}</Text>}
          </div>
          {notice.actions !== undefined && <Answers notice={notice} actions={notice.actions} />}
        </Group>
      </Alert>
    </div>
  )
}

type AnswersProps = { readonly notice: ShownNotice; readonly actions: NonNullable<ShownNotice['actions']> }

/** What can be done about it, by button or Alt+O. A question takes the focus to its first answer and gives it back. */
const Answers = ({ notice: { isQuestion = false }, actions }: AnswersProps) => {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isQuestion) return undefined
    const before = document.activeElement
    place.current?.querySelector('button')?.focus()
    return () => {
      if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [isQuestion])
  return (
    <Group gap="sm" ref={place}>
      {actions.map(({ label, run }, at) => (
        <ActionButton
          // oxlint-disable-next-line react/no-array-index-key -- a notice's answers never change, their words do with the language
          key={at}
          variant={isQuestion && at === 0 ? 'filled' : 'default'}
          label={label(t)}
          shortcut={at === 0 ? 'alt+o' : undefined}
          onAction={() => {
            closeNotice()
            run()
          }}
        />
      ))}
    </Group>
  )
}
