import { Alert, Container, Text, Title } from '@mantine/core'
import { IconClockX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { use } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { EndedSessionContext } from '../../app/session-context.ts'
import { StartFrame } from '../../app/StartFrame.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { BadgeHint } from './BadgeHint.tsx'
import { NamePicker } from './NamePicker.tsx'
import { PinPanel } from './PinPanel.tsx'
import { SampleHint } from './SampleHint.tsx'
import './session.css'
import { useSignIn } from './use-sign-in.ts'

/** Signing in: a badge scanned anywhere here, or a name and its PIN. */
export const SignInPage = () => {
  const { t } = useTranslation()
  const names = useQuery(api.session.names.queryOptions())
  const info = useQuery(api.depot.info.queryOptions())
  const ended = use(EndedSessionContext)
  const signIn = useSignIn(ended?.id)
  const picked = names.data?.find(({ id }) => id === signIn.staffId)
  return (
    <StartFrame>
      <Container size={880} px={0} className="sign-in">
        <div>
          <Title order={1}>{t('signIn.heading', { depot: info.data?.name ?? '' })}</Title>
          <Text c="dimmed">{t('signIn.intro')}</Text>
        </div>
        {ended !== undefined && (
          <Alert role="none" color="orange" icon={<IconClockX aria-hidden="true" />} title={t('signIn.ended.title')}>
            <output>{t('signIn.ended.next', { name: ended.name })}</output>
          </Alert>
        )}
        {info.data !== undefined && <SampleHint info={info.data} />}
        <BadgeHint signIn={signIn} isSaid={info.data?.sampleBadge !== null} />
        {signIn.failure !== undefined && <ErrorNotice failure={signIn.failure} />}
        <PageQuery query={names}>
          {(people) =>
            picked === undefined ? (
              <NamePicker people={people} onPick={signIn.pick} />
            ) : (
              <PinPanel key={picked.id} person={picked} signIn={signIn} />
            )
          }
        </PageQuery>
      </Container>
    </StartFrame>
  )
}
