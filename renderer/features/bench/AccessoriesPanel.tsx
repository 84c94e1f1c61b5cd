import { Text } from '@mantine/core'
import { IconCheck, IconPackages } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

/** What came with the unit, one by one, and what became of it. */
export const AccessoriesPanel = ({ job }: { readonly job: JobFile }) => {
  const { t } = useTranslation()
  return (
    <Panel heading={t('job.section.accessories')} icon={<IconPackages size={18} aria-hidden="true" />}>
      {job.accessories.length === 0 ? (
        <Text c="dimmed">{t('job.none.accessories')}</Text>
      ) : (
        <ul className="hb-plain" aria-label={t('job.section.accessories')}>
          {job.accessories.map((accessory) => (
            <li key={accessory.id}>
              <Text span>{`${accessory.position}. ${accessory.name}`}</Text>
              {accessory.note !== null && <Text span c="dimmed">{` – ${accessory.note}`}</Text>}{' '}
              {accessory.returnedAt !== null && (
                <ToneBadge tone="good" icon={<IconCheck size={14} aria-hidden="true" />} label={t('job.returned')} />
              )}
              {accessory.explanation !== null && <Text span c="dimmed">{` (${accessory.explanation})`}</Text>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
