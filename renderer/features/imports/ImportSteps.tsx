import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { guessMapping, type ImportKind, type Mapping } from '../../../shared/imports/columns.ts'
import type { ImportFile, ImportMode, ImportProgress } from '../../../shared/imports/imports.contract.ts'
import { api, client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { CheckedPanel } from './CheckedPanel.tsx'
import { ColumnsPanel } from './ColumnsPanel.tsx'
import { EndPanel } from './EndPanel.tsx'
import { ProgressPanel } from './ProgressPanel.tsx'

/** Often enough that the bar seems to move by itself. */
const ASK_AGAIN_MS = 300

const isBusy = (state: ImportProgress['state'] | undefined): boolean => state === 'checking' || state === 'writing'

interface ImportStepsProps {
  readonly file: ImportFile
  readonly kind: ImportKind
  readonly onOther: () => void
}

/** The way of a file: its columns, the check, the import, what became of it. The host says where it is. */
export const ImportSteps = ({ file, kind, onOther }: ImportStepsProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const queries = useQueryClient()
  const [mapping, setMapping] = useState<Mapping>(() => guessMapping(kind, file.headings))
  const [isAsked, setAsked] = useState(false)
  const asked = api.imports.progress.queryOptions({ input: { id: file.id } })
  const progress = useQuery({
    ...asked,
    enabled: isAsked,
    gcTime: 0,
    staleTime: 0,
    refetchInterval: ({ state }) => (isBusy(state.data?.state) ? ASK_AGAIN_MS : false),
  })
  const follow = async (known: ImportProgress) => {
    queries.setQueryData(asked.queryKey, known)
    setAsked(true)
    await queries.invalidateQueries({ queryKey: asked.queryKey })
  }
  const check = useMutation({
    mutationFn: () => client.imports.check({ id: file.id, kind, mapping: { ...mapping }, language }),
    onSuccess: follow,
  })
  const run = useChange(client.imports.run)
  const start = (mode: ImportMode) =>
    run.mutate({ id: file.id, mode }, { onSettled: () => queries.invalidateQueries({ queryKey: asked.queryKey }) })
  const cancel = async () => {
    await client.imports.cancel({ id: file.id })
  }
  const failed = [check.error, run.error, progress.error].find((error) => error !== null)
  const state = isAsked ? progress.data?.state : 'read'
  const steps = { kind, file, mapping }
  return (
    <>
      {failed !== undefined && <ErrorNotice failure={{ ...failureText(t, failed), kept: undefined }} />}
      {(state === 'read' || state === undefined) && (
        <ColumnsPanel {...steps} isChecking={check.isPending} onMapping={setMapping} onCheck={() => check.mutate()} />
      )}
      {progress.data !== undefined && (state === 'checking' || state === 'writing') && (
        <ProgressPanel progress={progress.data} onCancel={cancel} />
      )}
      {progress.data !== undefined && state === 'checked' && (
        <CheckedPanel
          {...steps}
          progress={progress.data}
          isStarting={run.isPending}
          onStart={start}
          onColumns={() => setAsked(false)}
        />
      )}
      {progress.data !== undefined &&
        (state === 'done' || state === 'cancelled' || state === 'stopped' || state === 'failed') && (
          <EndPanel {...steps} end={state} progress={progress.data} onAgain={() => check.mutate()} onOther={onOther} />
        )}
    </>
  )
}
