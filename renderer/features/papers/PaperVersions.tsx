import { Text } from '@mantine/core'
import { IconArrowBackUp, IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Template, TemplateBody } from '../../../shared/documents/templates.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { FailureText } from '../../ui/failure.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { useVersionWords } from './use-paper-words.ts'

interface PaperVersionsProps {
  readonly template: Template
  /** Puts an old version into the form, to be looked at on the paper and saved as a new one. */
  readonly onTake?: (body: TemplateBody, note: string) => void
}

/** Every version that was ever saved, newest first. */
export const PaperVersions = ({ template: { paper, number: current, versions }, onTake }: PaperVersionsProps) => {
  const { t } = useTranslation()
  const wordsOf = useVersionWords()
  const [failure, setFailure] = useState<FailureText>()
  const take = async (number: number) => {
    setFailure(undefined)
    try {
      onTake?.(await client.templates.version({ paper, number }), t('templates.noteOfOld', { number }))
    } catch (thrown) {
      setFailure({ ...failureText(t, thrown), kept: undefined })
    }
  }
  return (
    <Panel heading={t('templates.versions')} icon={<IconHistory size={18} aria-hidden="true" />}>
      {versions.length === 0 && <Text c="dimmed">{t('templates.noVersions')}</Text>}
      <ol className="paper-versions">
        {versions.map((head) => (
          <li key={head.number}>
            <div>
              <Text>
                {wordsOf(head)} {head.number === current && <ToneBadge tone="good" label={t('templates.current')} />}
              </Text>
              <Text size="sm" c="dimmed">
                {head.note ?? t('templates.noNote')}
              </Text>
            </div>
            {onTake !== undefined && head.number !== current && (
              <ActionButton
                variant="default"
                label={t('templates.takeOf', { number: head.number })}
                icon={<IconArrowBackUp size={18} aria-hidden="true" />}
                onAction={() => take(head.number)}
              />
            )}
          </li>
        ))}
      </ol>
      {failure !== undefined && <ErrorNotice failure={failure} />}
    </Panel>
  )
}
