import { Group, type GroupProps, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The mark and the name, before and after signing in. */
export const Brand = (place: GroupProps) => {
  const { t } = useTranslation()
  return (
    <Group gap="sm" wrap="nowrap" {...place}>
      <img src="/icon.svg" alt="" width={32} height={32} />
      <Text fw={700} fz="lg">
        {t('app.name')}
      </Text>
    </Group>
  )
}
