import { Alert, Button, Group, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../locales/use-format.ts'

export interface DraftNoticeProps {
  readonly restoredFrom: string | undefined
  readonly isStored: boolean
  /** What never goes into this draft, said when one comes back. */
  readonly notKept?: string
  readonly onDiscard: () => void
}

/** Says that a draft came back (and how to start afresh), or that this station cannot keep drafts now. */
export const DraftNotice = ({ restoredFrom, isStored, notKept, onDiscard }: DraftNoticeProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (!isStored) {
    return (
      <Alert color="orange" role="none">
        <output>{t('draft.notStored')}</output>
      </Alert>
    )
  }
  if (restoredFrom === undefined) return null
  return (
    <Alert color="accent" role="none" p="xs" className="hb-draft-notice" icon={<IconHistory aria-hidden="true" />}>
      <Group justify="space-between">
        <Text component="output" flex={1}>
          {t('draft.restored', { when: format.ago(restoredFrom) })} {notKept}
        </Text>
        <Button variant="default" onClick={onDiscard}>
          {t('draft.discard')}
        </Button>
      </Group>
    </Alert>
  )
}
