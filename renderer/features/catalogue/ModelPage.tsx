import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { modelId as modelIdSchema } from '../../../shared/kernel/ids.ts'
import { api } from '../../app/api.ts'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import './catalogue.css'
import { ModelFacts } from './ModelFacts.tsx'
import { ModelForm } from './ModelForm.tsx'
import { ToComplete } from './model-columns.tsx'
import { newModel } from './model-form.ts'

/** One model, or a new one at `/models/new`. */
export const ModelPage = () => {
  const { modelId } = useParams({ from: '/models/$modelId' })
  const { can } = useSession()
  const id = modelIdSchema.safeParse(modelId)
  if (modelId === 'new' && can('catalogue')) return <NewModel />
  return id.success ? <KnownModel key={id.data} modelId={id.data} /> : <NotFoundPage />
}

const NewModel = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <>
      <PageHeader heading={t('models.add')} />
      <ModelForm
        stored={newModel}
        modelId={null}
        onCreated={(modelId) => void navigate({ to: '/models/$modelId', params: { modelId }, replace: true })}
      />
    </>
  )
}

const KnownModel = ({ modelId }: { readonly modelId: ReturnType<typeof modelIdSchema.parse> }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const model = useQuery(api.catalogue.model.queryOptions({ input: { modelId } }))
  return (
    <PageQuery query={model}>
      {(stored) => (
        <>
          <PageHeader
            heading={`${stored.brand} ${stored.name}`}
            marks={stored.isProvisional && <ToComplete />}
            subline={stored.isProvisional ? t('models.toCompleteHint') : undefined}
          />
          {can('catalogue') ? <ModelForm stored={stored} modelId={stored.id} /> : <ModelFacts model={stored} />}
        </>
      )}
    </PageQuery>
  )
}
