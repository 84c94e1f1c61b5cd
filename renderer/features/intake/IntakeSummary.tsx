import { Anchor, Group, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inOrder } from './intake-check.ts'
import type { Intake } from './use-intake.ts'

/** What is still needed, each word leading to its field. */
export const IntakeSummary = ({ intake: { complaints, focusOn } }: { readonly intake: Intake }) => {
  const { t } = useTranslation()
  const missing = inOrder(complaints).map(([field]) => field)
  if (missing.length === 0) {
    return (
      <Group gap={6} component="output">
        <IconCircleCheck size={18} aria-hidden="true" />
        <Text>{t('intake.complete')}</Text>
      </Group>
    )
  }
  return (
    <Group gap={8} component="output">
      <Text c="dimmed">{t('intake.missing', { count: missing.length })}</Text>
      {missing.map((field) => (
        <Anchor key={field} component="button" type="button" tabIndex={-1} onClick={() => focusOn(field)}>
          {t(`intake.field.${field}`)}
        </Anchor>
      ))}
    </Group>
  )
}
