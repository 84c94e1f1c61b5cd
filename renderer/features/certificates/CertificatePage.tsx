import { Alert, Anchor, Stack, Table, Text, Textarea } from '@mantine/core'
import { IconScan, IconShieldCheck, IconShieldExclamation, IconShieldX } from '@tabler/icons-react'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CERTIFICATE_FIELDS, type CertificateContent, type Verdict } from '../../../shared/certificates/certificates.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useScan } from '../../app/scanner/use-scan.ts'
import { useFormat } from '../../locales/use-format.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'

/** Whether the certificate of a slip is genuine, and what it says. A scan of one anywhere leads here. */
export const CertificatePage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { code = '' } = useSearch({ from: '/certificate' })
  const check = (text: string) => void navigate({ to: '/certificate', search: { code: text }, replace: true })
  const verdict = useQuery(api.certificates.verify.queryOptions({ input: code === '' ? skipToken : { payload: code } }))
  useScan(({ scan }) => {
    if (scan.kind !== 'certificate') return false
    check(scan.code)
    return true
  })
  return (
    <>
      <PageHeader heading={t('certificate.heading')} subline={t('certificate.intro')} />
      <Stack gap="md">
        <Panel heading={t('certificate.code')} icon={<IconScan size={18} aria-hidden="true" />}>
          <Textarea
            aria-label={t('certificate.code')}
            placeholder={t('certificate.paste')}
            autosize
            minRows={2}
            maxRows={6}
            autoComplete="off"
            spellCheck={false}
            value={code}
            onChange={(event) => check(event.currentTarget.value.trim().slice(0, 2000))}
          />
        </Panel>
        {code === '' ? (
          <EmptyState icon={<IconShieldCheck />} message={t('certificate.none')} />
        ) : (
          <PageQuery query={verdict}>{(found) => <Answer verdict={found} />}</PageQuery>
        )}
      </Stack>
    </>
  )
}

const colors = { valid: 'green', altered: 'red', forged: 'red', 'unknown-key': 'orange', misread: 'orange' } as const

const Answer = ({ verdict }: { readonly verdict: Verdict }) => {
  const { t } = useTranslation()
  const Icon = verdict.kind === 'valid' ? IconShieldCheck : verdict.kind === 'misread' ? IconShieldExclamation : IconShieldX
  const content = verdict.kind === 'misread' ? null : verdict.content
  const issued = verdict.kind === 'altered' ? verdict.issued : undefined
  return (
    <>
      <Alert
        role="status"
        variant="light"
        color={colors[verdict.kind]}
        icon={<Icon aria-hidden="true" />}
        title={t(`certificate.verdict.${verdict.kind}`)}
      >
        {t(`certificate.next.${verdict.kind}`)}
        {verdict.kind === 'valid' && !verdict.isKept && <Text>{t('certificate.notKept')}</Text>}
      </Alert>
      {(content !== null || issued !== undefined) && (
        <Panel heading={t('certificate.says')}>
          <Says content={content} issued={issued} isGenuine={verdict.kind === 'valid'} />
        </Panel>
      )}
    </>
  )
}

interface SaysProps {
  readonly content: CertificateContent | null
  /** What this depot signed instead. */
  readonly issued: CertificateContent | undefined
  readonly isGenuine: boolean
}

const DATES: readonly string[] = ['on', 'partsUntil', 'labourUntil']

const Says = ({ content, issued, isGenuine }: SaysProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const words = (of: CertificateContent | null, field: (typeof CERTIFICATE_FIELDS)[number]) => {
    const value = of?.[field] ?? null
    if (of === null || value === null || value === '') return '–'
    if (field === 'outcome') return t(`outcome.${of.outcome}`)
    if (field === 'jobNumber' && (isGenuine || of === issued))
      return (
        <Anchor component={Link} to={`/jobs/${value}`}>
          {value}
        </Anchor>
      )
    return DATES.includes(field) ? format.date(value) : value
  }
  return (
    <Table withRowBorders={false} verticalSpacing={4}>
      {issued !== undefined && (
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('certificate.fact')}</Table.Th>
            <Table.Th>{t('certificate.onSlip')}</Table.Th>
            <Table.Th>{t('certificate.signed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
      )}
      <Table.Tbody>
        {CERTIFICATE_FIELDS.map((field) => {
          const differs = issued !== undefined && content?.[field] !== issued[field]
          return (
            <Table.Tr key={field}>
              <Table.Th w={220}>{t(`certificate.field.${field}`)}</Table.Th>
              <Table.Td fw={differs ? 700 : undefined} {...(differs ? { c: 'red' } : {})}>
                {words(content, field)}
              </Table.Td>
              {issued !== undefined && <Table.Td fw={differs ? 700 : undefined}>{words(issued, field)}</Table.Td>}
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
