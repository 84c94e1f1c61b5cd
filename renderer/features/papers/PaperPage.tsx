import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Template, templatePaper, type TemplatePaper } from '../../../shared/documents/templates.ts'
import { api, client } from '../../app/api.ts'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useRecordForm } from '../../app/record-form/use-record-form.ts'
import { useSession } from '../../app/session-context.ts'
import { useChange } from '../../app/use-change.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { checkPaper, paperValues, toBody } from './paper-form.ts'
import { PaperForm } from './PaperForm.tsx'
import { PaperPreview } from './PaperPreview.tsx'
import { PaperVersions } from './PaperVersions.tsx'
import { PaperWords } from './PaperWords.tsx'
import './papers.css'
import { usePaperName } from './use-paper-words.ts'

/** What the depot writes on one paper: to edit with the paper beside it, and every version that it ever had. */
export const PaperPage = () => {
  const { paper } = useParams({ from: '/settings/papers/$paper' })
  const known = templatePaper.safeParse(paper)
  return known.success ? <KnownPaper key={known.data} paper={known.data} /> : <NotFoundPage />
}

const KnownPaper = ({ paper }: { readonly paper: TemplatePaper }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const nameOf = usePaperName()
  const template = useQuery(api.templates.get.queryOptions({ input: { paper } }))
  return (
    <>
      <PageHeader
        heading={nameOf(paper)}
        actions={
          <Button
            component={Link}
            to="/settings/papers"
            variant="default"
            leftSection={<IconArrowLeft size={18} aria-hidden="true" />}
          >
            {t('templates.toList')}
          </Button>
        }
      />
      <PageQuery query={template}>
        {(stored) => (can('administer') ? <EditedPaper stored={stored} /> : <PaperWords template={stored} />)}
      </PageQuery>
    </>
  )
}

const EditedPaper = ({ stored }: { readonly stored: Template }) => {
  const { paper } = stored
  const save = useChange(client.templates.save)
  // A paper without a version is at 0, and forms count from 1.
  const versioned = useMemo(() => ({ ...stored, version: stored.number + 1 }), [stored])
  const form = useRecordForm({
    draftKey: `paper.${paper}`,
    draftVersion: 1,
    stored: versioned,
    toValues: ({ body }) => paperValues(body),
    check: checkPaper,
    send: async (values, version) => {
      const note = values.note.trim() === '' ? null : values.note
      const saved = await save.mutateAsync({ paper, seen: version - 1, body: toBody(values), note })
      return { version: saved.number + 1 }
    },
  })
  return (
    <div className="paper-columns">
      <div>
        <PaperForm paper={paper} form={form} />
        <PaperVersions template={stored} onTake={(body, note) => form.set({ ...paperValues(body), note })} />
      </div>
      <PaperPreview paper={paper} values={form.values} />
    </div>
  )
}
