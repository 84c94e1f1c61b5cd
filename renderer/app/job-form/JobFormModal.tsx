import type { ModalProps } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { api } from '../api.ts'
import { classifyFailure } from '../failures.ts'
import type { ScanHandler } from '../scanner/scan-event.ts'
import { useScan } from '../scanner/use-scan.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { StaleNotice } from './StaleNotice.tsx'
import { useNotice } from './use-notice.ts'

export interface JobFormModalProps<Values extends Record<string, unknown>> {
  readonly job: JobFile
  readonly heading: string
  readonly form: UseFormReturnType<Values>
  /** Saves on the version that the form was begun on, or that was chosen after somebody else's change. */
  readonly onSave: (values: Values, version: number) => Promise<unknown>
  /** Told to go on from the newest version: what the form itself began on follows. */
  readonly onTake?: () => void
  readonly onClose: () => void
  /** Asked before the form's own scans: a part, pass, fail. */
  readonly onScan?: ScanHandler
  readonly saveLabel?: string
  /** Saving it was what the job waited for: the page's next step has the focus afterwards. */
  readonly isStep?: boolean
  readonly disabledReason?: string | undefined
  readonly size?: ModalProps['size']
  readonly children: ReactNode
}

/**
 * A form about one job. It keeps what is typed when somebody else changed the job meanwhile, says what they changed, and saves
 * on top of it only when told so. While it is open, scans cannot lead away: `cancel` closes it, twice when something was typed.
 */
export const JobFormModal = <Values extends Record<string, unknown>>(props: JobFormModalProps<Values>) => {
  const { job, heading, form, onSave, onTake, onClose, onScan, isStep = false, children, ...rest } = props
  const queries = useQueryClient()
  const notice = useNotice()
  const [begun, setBegun] = useState({ version: job.version, seq: job.timeline[0]?.seq ?? 0 })
  const [isStale, setStale] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const isSaved = useRef(false)
  useFocusBack(() => isStep && isSaved.current)

  const cancel = () => {
    if (!form.isDirty() || isAsked) return onClose()
    setAsked(true)
    return notice.refused((t) => t('bench.said.cancelAgain'))
  }
  useScan(
    async (event) => {
      if (onScan !== undefined && (await onScan(event))) return true
      if (event.scan.kind === 'command' && event.scan.command === 'cancel') cancel()
      else
        notice.refused(
          (t) => t('bench.said.formOpen'),
          (t) => t('bench.said.formOpenNext'),
        )
      return true
    },
    { priority: 'dialog' },
  )
  const save = async (values: Values) => {
    try {
      await onSave(values, begun.version)
      isSaved.current = true
      // The page behind shows what was saved before the form goes: its next step depends on it.
      await queries.invalidateQueries({ queryKey: api.jobs.get.key() })
    } catch (failure) {
      if (classifyFailure(failure).kind === 'stale') {
        setStale(true)
        await queries.invalidateQueries({ queryKey: api.jobs.get.key() })
      }
      throw failure
    }
  }
  const takeCurrent = () => {
    setBegun({ version: job.version, seq: job.timeline[0]?.seq ?? 0 })
    setStale(false)
    onTake?.()
  }
  return (
    <FormModal
      heading={heading}
      isOpen
      form={form}
      onSave={save}
      onClose={onClose}
      meanwhile={isStale ? <StaleNotice job={job} begun={begun} onTake={takeCurrent} /> : undefined}
      {...rest}
    >
      {children}
    </FormModal>
  )
}
