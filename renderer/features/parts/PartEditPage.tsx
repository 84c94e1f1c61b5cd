import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartFile } from '../../../shared/parts/parts.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { NEW_PART } from './part-form.ts'
import { PartForm } from './PartForm.tsx'
import './parts.css'

/** Opens a part once it is saved. */
const useOpenPart = () => {
  const navigate = useNavigate()
  return (number: string) => void navigate({ to: '/parts/$number', params: { number }, replace: true })
}

/** A new part. */
export const NewPartPage = () => {
  const { t } = useTranslation()
  const open = useOpenPart()
  return (
    <>
      <PageHeader heading={t('parts.add')} />
      <PartForm stored={NEW_PART} partId={null} onSaved={open} />
    </>
  )
}

/** What is said of a part, to be put right. */
export const EditPartPage = () => {
  const { number } = useParams({ from: '/parts/$number/edit' })
  const file = useQuery(api.parts.get.queryOptions({ input: { number } }))
  return <PageQuery query={file}>{(data) => <EditPart file={data} />}</PageQuery>
}

const EditPart = ({ file }: { readonly file: PartFile }) => {
  const { t } = useTranslation()
  const open = useOpenPart()
  // The stock of a part changes while its words are edited: the form is told of a new record only when they did.
  const { part, models, substitutes } = file
  const stored = useMemo(
    () => ({
      part,
      models: models.map(({ id, brand, name }) => ({ id, label: `${brand} ${name}` })),
      substitutes: substitutes.map(({ id, sku }) => ({ id, label: sku })),
      version: part.version,
    }),
    [part, models, substitutes],
  )
  return (
    <>
      <PageHeader heading={t('parts.edit', { sku: part.sku })} subline={part.number} />
      <PartForm stored={stored} partId={part.id} onSaved={open} />
    </>
  )
}
