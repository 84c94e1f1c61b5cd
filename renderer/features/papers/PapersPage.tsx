import { Anchor, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { usePaperName, useVersionWords } from './use-paper-words.ts'

/** Every paper that may have words of the depot's own, and who wrote the newest. */
export const PapersPage = () => {
  const { t } = useTranslation()
  const nameOf = usePaperName()
  const versionOf = useVersionWords()
  const papers = useQuery(api.templates.list.queryOptions())
  return (
    <>
      <PageHeader heading={t('templates.heading')} subline={t('templates.intro')} />
      <PlaceTabs group="settings" here="/settings/papers" />
      <PageQuery query={papers}>
        {(found) => (
          <Table maw={980} aria-label={t('templates.heading')} verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('templates.paper')}</Table.Th>
                <Table.Th>{t('templates.newest')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.map(({ paper, newest }) => (
                <Table.Tr key={paper}>
                  <Table.Td>
                    <Anchor component={Link} to={`/settings/papers/${paper}`} py={6} display="inline-block">
                      {nameOf(paper)}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    {newest === null ? <Text c="dimmed">{t('templates.none')}</Text> : <Text>{versionOf(newest)}</Text>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </PageQuery>
    </>
  )
}
