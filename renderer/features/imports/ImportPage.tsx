import { SegmentedControl, Stack } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { guessMapping, IMPORT_KINDS, type ImportKind, missingColumns } from '../../../shared/imports/columns.ts'
import type { ImportFile } from '../../../shared/imports/imports.contract.ts'
import { useSession } from '../../app/session-context.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ExportPanel } from './ExportPanel.tsx'
import { FilePanel } from './FilePanel.tsx'
import { ImportSteps } from './ImportSteps.tsx'
import { RunsPanel } from './RunsPanel.tsx'
import './imports.css'

/** Parts, suppliers, their prices and stock: from a file into the depot, and the other way. */
export const ImportPage = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  const { kind = 'parts' } = useSearch({ from: '/imports' })
  const [file, setFile] = useState<ImportFile>()
  const choose = (to: ImportKind) => void navigate({ to: '/imports', search: { kind: to }, replace: true })
  const take = (taken: ImportFile) => {
    setFile(taken)
    // The page was opened for a kind: only a file that cannot be of that kind says better.
    if (missingColumns(kind, guessMapping(kind, taken.headings)).length > 0) choose(taken.kind)
  }
  return (
    <>
      <PageHeader heading={t('imports.heading')} subline={t('imports.intro')} />
      <SegmentedControl
        mb="sm"
        aria-label={t('imports.what')}
        data={IMPORT_KINDS.map((value) => ({ value, label: t(`imports.kind.${value}`) }))}
        value={kind}
        onChange={choose}
      />
      <div className="imports-columns">
        {can('stock') && (
          <Stack gap="md">
            <FilePanel file={file} onFile={take} />
            {file !== undefined && (
              <ImportSteps key={`${file.id} ${kind}`} file={file} kind={kind} onOther={() => setFile(undefined)} />
            )}
          </Stack>
        )}
        <Stack gap="md">
          <ExportPanel kind={kind} />
          {can('stock') && <RunsPanel />}
        </Stack>
      </div>
    </>
  )
}
