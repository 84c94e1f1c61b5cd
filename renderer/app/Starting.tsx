import { Center, Loader, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** What is there before the first page: never an empty window. */
export const Starting = () => {
  const { t } = useTranslation()
  return (
    <Center mih="60vh">
      <Stack align="center">
        <Loader />
        <Text component="output" c="dimmed">
          {t('app.starting')}
        </Text>
      </Stack>
    </Center>
  )
}
