import { Alert, Code, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FailureText } from './failure.ts'

export interface ErrorNoticeProps {
  readonly failure: FailureText
  /** Buttons: try again, sign in. */
  readonly actions?: ReactNode
}

/** What happened, what was kept, what to do next; the number for support is folded away. Announced when it appears. */
export const ErrorNotice = ({ failure, actions }: ErrorNoticeProps) => {
  const { t } = useTranslation()
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle aria-hidden="true" />} title={failure.title}>
      {failure.kept !== undefined && <Text>{failure.kept}</Text>}
      {failure.next !== undefined && <Text>{failure.next}</Text>}
      {actions !== undefined && (
        <Group gap="sm" mt="xs">
          {actions}
        </Group>
      )}
      {failure.correlationId !== undefined && (
        <details className="hb-fold">
          <summary>{t('error.details')}</summary>
          <Text size="xs">{t('error.correlation', { id: '' })}</Text>
          <Code>{failure.correlationId}</Code>
        </details>
      )}
    </Alert>
  )
}
