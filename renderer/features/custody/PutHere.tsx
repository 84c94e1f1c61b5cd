import { Alert, Group, Text } from '@mantine/core'
import { IconScan } from '@tabler/icons-react'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '../../../shared/custody/custody.ts'
import { closeNotice, useShownNotice } from '../../app/notices/notices.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { openPlace } from './place-mode.ts'

const end = (): void => {
  openPlace.forget()
  closeNotice()
}

/** While units scanned are put into the place that is shown: says so, and how it ends. */
export const PutHere = ({ place }: { readonly place: Place }) => {
  const { t } = useTranslation()
  const open = openPlace.useCurrent()
  const notice = useDeferredValue(useShownNotice()?.id)
  if (open?.value !== place.number) return null
  return (
    <Alert role="status" variant="light" mb="sm" icon={<IconScan aria-hidden="true" />}>
      <Group justify="space-between" gap="md" wrap="nowrap">
        <div>
          <Text fw={650}>{t('places.putting', { place: place.code })}</Text>
          <Text>{t('places.puttingHint')}</Text>
        </div>
        <ActionButton
          variant="default"
          label={t('places.puttingEnd')}
          shortcut="Escape"
          isShortcutAnswered
          flex="none"
          onAction={end}
        />
      </Group>
      <EndByEscape key={notice} />
    </Alert>
  )
}

/** Declared anew after each notice, whose own Escape would only close it. */
const EndByEscape = () => {
  const { t } = useTranslation()
  useShortcut('Escape', t('places.puttingEnd'), end)
  return null
}
