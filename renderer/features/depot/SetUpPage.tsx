import { Container, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { StartFrame } from '../../app/StartFrame.tsx'
import './depot.css'
import { SamplePanel } from './SamplePanel.tsx'
import { SetUpForm } from './SetUpForm.tsx'
import { useSetUp } from './use-set-up.ts'

/** First start: a depot of one's own, or the sample depot to try things with. */
export const SetUpPage = () => {
  const { t } = useTranslation()
  const setUp = useSetUp()
  return (
    <StartFrame>
      <Container size={1120} px={0}>
        <Title order={1}>{t('setUp.heading')}</Title>
        <Text c="dimmed" mb="md">
          {t('setUp.intro')}
        </Text>
        <div className="set-up-ways">
          <SetUpForm setUp={setUp} />
          <SamplePanel setUp={setUp} />
        </div>
      </Container>
    </StartFrame>
  )
}
