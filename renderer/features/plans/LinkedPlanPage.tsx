import { Alert, Button, Container, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconCheck, IconCircleCheck, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import i18n from 'i18next'
import { useEffect, useMemo, useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/kernel/text.ts'
import type { LinkedPlan } from '../../../shared/plans/plans.contract.ts'
import { api, client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { StartFrame } from '../../app/StartFrame.tsx'
import { useChange } from '../../app/use-change.ts'
import { languages } from '../../locales/i18n.ts'
import { DepotFormatContext, useFormat } from '../../locales/use-format.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { type Signature, SignaturePad } from '../../ui/SignaturePad.tsx'
import { ConsentTicks } from './ConsentTicks.tsx'
import { PlanLines } from './PlanLines.tsx'
import './plans.css'

/** Asked once: the page must not ask for a link again that its own answer has just used up. */
const ONCE = { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false } as const

/** What a customer sees of a plan by a link: in their language, on their phone, with nothing of the depot around it. */
export const LinkedPlanPage = () => {
  const { token } = useParams({ from: '/plan/$token' })
  const found = useQuery(api.plans.seeByLink.queryOptions({ input: { token }, ...ONCE }))
  const [chosen, setChosen] = useState<Language>()
  const language = chosen ?? found.data?.language
  const spoken = useMemo(() => (language === undefined ? i18n : i18n.cloneInstance({ lng: language })), [language])
  useEffect(() => {
    if (language !== undefined) document.documentElement.lang = language
  }, [language])
  const depot = found.data?.depot
  const format = useMemo(
    () => (depot === undefined ? undefined : { timeZone: depot.timeZone, currency: depot.currency }),
    [depot],
  )
  if (found.data === undefined || format === undefined) {
    return found.isError ? <NoPlan failure={found.error} /> : null
  }
  return (
    <I18nextProvider i18n={spoken}>
      <DepotFormatContext value={format}>
        <Container size="sm" component="main" className="hb-linked-plan">
          <Group justify="space-between" component="header" wrap="nowrap" py="sm">
            <Text fw={650}>{found.data.depot.name}</Text>
            <OtherLanguage language={language ?? 'en'} onChoose={setChosen} />
          </Group>
          <Offer token={token} found={found.data} />
        </Container>
      </DepotFormatContext>
    </I18nextProvider>
  )
}

/** A link that leads nowhere any more says why, in the browser's own language: whose it was is nobody's business. */
const NoPlan = ({ failure }: { readonly failure: unknown }) => {
  const { t } = useTranslation()
  return (
    <StartFrame>
      <Container size="sm" py="md">
        <ErrorNotice failure={{ ...failureText(t, failure), kept: undefined }} />
      </Container>
    </StartFrame>
  )
}

const OtherLanguage = ({
  language,
  onChoose,
}: {
  readonly language: Language
  readonly onChoose: (language: Language) => void
}) => {
  const { t } = useTranslation()
  const others = languages.filter((other) => other !== language)
  return others.map((other) => (
    <Button key={other} variant="subtle" lang={other} onClick={() => onChoose(other)}>
      {t(`language.${other}`)}
    </Button>
  ))
}

const Offer = ({ token, found }: { readonly token: string; readonly found: LinkedPlan }) => {
  const { t } = useTranslation()
  const { money, date } = useFormat()
  const { plan } = found
  const [answered, setAnswered] = useState<'approved' | 'declined'>()
  if (answered !== undefined) return <Thanks decision={answered} found={found} />
  return (
    <Stack gap="md" pb="xl">
      <div>
        <Title order={1}>{t('linkedPlan.heading', { number: found.jobNumber })}</Title>
        <Text c="dimmed">
          {[`${found.brand} ${found.modelName}`, found.serial, found.customerName].filter((part) => part !== null).join(' · ')}
        </Text>
      </div>
      <Paper p="md" component="section" aria-label={t('plan.total')}>
        <Text className="hb-linked-total">{plan.total === 0 ? t('linkedPlan.free') : money(plan.total)}</Text>
        <Text c="dimmed" mb="xs">
          {plan.tax > 0 ? t('linkedPlan.withTax', { tax: money(plan.tax) }) : t('plan.total')}
        </Text>
        <FactsGrid
          factWidth={150}
          facts={[
            {
              label: t('plan.field.promisedOn'),
              value: plan.promisedOn === null ? t('plan.changed.noDate') : date(plan.promisedOn),
            },
            { label: t('plan.field.validUntil'), value: date(plan.validUntil) },
          ]}
        />
      </Paper>
      <Paper p="md" component="section">
        <Text size="sm" c="dimmed">
          {t('plan.field.cause')}
        </Text>
        <Text className="hb-words" mb="sm">
          {plan.cause}
        </Text>
        <Text size="sm" c="dimmed">
          {t('plan.field.measures')}
        </Text>
        <Text className="hb-words" mb="sm">
          {plan.measures}
        </Text>
        <PlanLines plan={plan} />
        {plan.note !== null && (
          <Text className="hb-words" mt="sm">
            {plan.note}
          </Text>
        )}
      </Paper>
      <AnswerPart token={token} found={found} onAnswered={setAnswered} />
    </Stack>
  )
}

interface AnswerPartProps {
  readonly token: string
  readonly found: LinkedPlan
  readonly onAnswered: (decision: 'approved' | 'declined') => void
}

const AnswerPart = ({ token, found, onAnswered }: AnswerPartProps) => {
  const { t } = useTranslation()
  const { money } = useFormat()
  const [person, setPerson] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [signature, setSignature] = useState<Signature>({ kind: 'none' })
  const [consents, setConsents] = useState({ mayDisassemble: false, mayWipeData: false })
  const change = useChange(client.plans.answerByLink)
  const answer = async (decision: 'approved' | 'declined') => {
    if (person.trim() === '') {
      setMissing(true)
      return
    }
    const png = signature.kind === 'drawn' ? signature.png : null
    await change.mutateAsync({ token, decision, person, signature: png, consents }).then(
      () => onAnswered(decision),
      () => undefined, // Said on the page by `change.error`.
    )
  }
  const { declineFee } = found.plan
  return (
    <Paper p="md" component="section" aria-label={t('linkedPlan.answer')}>
      <Stack gap="md">
        <TextInput
          size="md"
          label={t('linkedPlan.name')}
          description={t('linkedPlan.nameHint')}
          required
          autoComplete="name"
          maxLength={120}
          value={person}
          error={isMissing && person.trim() === '' ? t('field.required') : undefined}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
        <SignaturePad height={150} label={t('linkedPlan.signature')} isOnScreenOnly value={signature} onChange={setSignature} />
        <ConsentTicks asks={found.asks} value={consents} onChange={setConsents} />
        {change.error !== null && <ErrorNotice failure={{ ...failureText(t, change.error), kept: undefined }} />}
        <Button
          size="lg"
          fullWidth
          loading={change.isPending}
          leftSection={<IconCheck size={22} aria-hidden="true" />}
          onClick={() => void answer('approved')}
        >
          {found.plan.total === 0 ? t('linkedPlan.yesFree') : t('linkedPlan.yes', { amount: money(found.plan.total) })}
        </Button>
        <div>
          <Button
            size="md"
            fullWidth
            variant="default"
            disabled={change.isPending}
            leftSection={<IconX size={20} aria-hidden="true" />}
            onClick={() => void answer('declined')}
          >
            {t('linkedPlan.no')}
          </Button>
          <Text size="sm" c="dimmed" mt={6}>
            {declineFee > 0 ? t('linkedPlan.fee', { amount: money(declineFee) }) : t('linkedPlan.noFee')}
          </Text>
        </div>
      </Stack>
    </Paper>
  )
}

const Thanks = ({ decision, found }: { readonly decision: 'approved' | 'declined'; readonly found: LinkedPlan }) => {
  const { t } = useTranslation()
  const { phone } = found.depot
  return (
    <Alert color="teal" variant="light" icon={<IconCircleCheck aria-hidden="true" />} title={t(`linkedPlan.thanks.${decision}`)}>
      <Text>{t('linkedPlan.thanks.next', { number: found.jobNumber })}</Text>
      {phone !== null && <Text>{t('linkedPlan.thanks.phone', { phone })}</Text>}
    </Alert>
  )
}
