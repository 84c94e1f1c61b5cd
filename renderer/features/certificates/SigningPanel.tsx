import { Group, Text } from '@mantine/core'
import { IconDownload, IconScan, IconSignature } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SigningKey } from '../../../shared/certificates/certificates.contract.ts'
import { language as languages } from '../../../shared/kernel/text.ts'
import { api, client } from '../../app/api.ts'
import { failureNotice } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type Column, nodeColumn, textColumn } from '../../ui/columns.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { saveFile } from '../../ui/save-file.ts'

const columns: readonly Column<SigningKey>[] = [
  textColumn<SigningKey>('id', 'certificate.keyId', ({ id }) => id, { width: 160 }),
  nodeColumn<SigningKey>('publicKey', 'certificate.publicKey', ({ publicKey }) => (
    <Text span ff="monospace" size="sm" className="hb-words">
      {publicKey}
    </Text>
  )),
  nodeColumn<SigningKey>('madeAt', 'certificate.madeAt', ({ madeAt }) => <RelativeTime at={madeAt} />, { width: 160 }),
]

/** The public keys of signed slips, and the page that checks slips anywhere by them. */
export const SigningPanel = () => {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const keys = useQuery(api.certificates.keys.queryOptions())
  const download = async () => {
    try {
      const { name, html } = await client.certificates.page({ language: languages.parse(i18n.language) })
      saveFile(name, html, 'text/html')
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (t) => failureNotice(t, thrown) })
    }
  }
  return (
    <Panel
      heading={t('certificate.keys')}
      icon={<IconSignature size={18} aria-hidden="true" />}
      aside={
        <Group gap="sm">
          <ActionButton
            variant="default"
            label={t('certificate.checkSlip')}
            icon={<IconScan size={18} aria-hidden="true" />}
            onAction={() => navigate({ to: '/certificate' })}
          />
          <ActionButton
            variant="default"
            label={t('certificate.download')}
            icon={<IconDownload size={18} aria-hidden="true" />}
            onAction={download}
          />
        </Group>
      }
    >
      <Text c="dimmed">{t('certificate.keysHint')}</Text>
      <PageQuery query={keys} isPart>
        {(rows) => <DataTable label={t('certificate.keys')} columns={columns} rows={rows} idOf={({ id }) => id} />}
      </PageQuery>
    </Panel>
  )
}
