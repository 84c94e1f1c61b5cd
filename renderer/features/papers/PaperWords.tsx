import { Stack, Text } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Template, textsOf } from '../../../shared/documents/templates.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { LANGUAGES } from './paper-form.ts'
import { PaperVersions } from './PaperVersions.tsx'

/** The same for those who may read it only. */
export const PaperWords = ({ template }: { readonly template: Template }) => {
  const { t } = useTranslation()
  const { paper, number, body } = template
  return (
    <Stack gap="md" maw={980}>
      <Panel heading={t('templates.words')} icon={<IconFileText size={18} aria-hidden="true" />}>
        <Text c="dimmed">{t('templates.readOnly')}</Text>
        {number === 0 ? (
          <Text>{t('templates.none')}</Text>
        ) : (
          <FactsGrid
            facts={textsOf(paper).flatMap((text) =>
              LANGUAGES.map((language) => ({
                label: t('templates.inLanguage', { text: t(`templates.text.${text}`), language: t(`language.${language}`) }),
                value: body[text][language],
              })),
            )}
            factWidth={600}
          />
        )}
      </Panel>
      <PaperVersions template={template} />
    </Stack>
  )
}
