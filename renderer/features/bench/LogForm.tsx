import { Alert, Button, NumberInput, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPencil, IconReportAnalytics } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, Suspense, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { repairEntryFields } from '../../../shared/bench/bench.contract.ts'
import type { JobFile, RepairEntry } from '../../../shared/jobs/jobs.ts'
import { partsToCorrect } from '../../../shared/jobs/repair-log.ts'
import { api, client } from '../../app/api.ts'
import { HoldScans } from '../../app/scanner/HoldScans.tsx'
import type { ScanHandler } from '../../app/scanner/scan-event.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { useNow } from '../../ui/use-now.ts'
import { PhotoInput, type PickedPhoto } from '../../ui/PhotoInput.tsx'
import { checkedBy } from '../../app/form-check.ts'
import type { JobDialogProps } from '../../app/job-form/job-slots.ts'
import { JobFormModal } from '../../app/job-form/JobFormModal.tsx'
import { fittedByScan } from './fitted-by-scan.ts'
import { fittedFields, type FittedLine, fittedLines, FittedParts } from './FittedParts.tsx'
import { restatedFields, restatedLine, type RestatedLine, restatedOnTop, RestatedParts } from './RestatedParts.tsx'
import { type SerialAim, withSerial } from './serial-aim.ts'
import { usePhotoUpload } from '../../app/use-photo-upload.ts'

const schema = z.object(repairEntryFields).omit({ corrects: true, photoIds: true })

interface LogValues extends Record<string, unknown> {
  found: string
  done: string
  time: 'timer' | 'typed'
  minutes: number | string
  parts: readonly FittedLine[]
  restated: readonly RestatedLine[]
  photos: readonly PickedPhoto[]
}

/** The form's values as the contract wants them; minutes of null take what the timer measured. */
const toFields = ({ found, done, time, minutes, parts, restated }: LogValues) => ({
  found,
  done,
  minutes: time === 'timer' ? null : minutes,
  parts: fittedFields(parts),
  restated: restatedFields(restated),
})

export interface LogFormProps {
  readonly job: JobFile
  readonly onClose: () => void
  /** The entry that this one puts right. */
  readonly corrects?: RepairEntry | undefined
  /** Files the quality report that a part waits for; over this form, so that what is typed here stays. */
  readonly Report?: ComponentType<JobDialogProps> | undefined
}

/** Minutes measured and not yet written down, with those of the timer that runs. */
const useMeasured = (jobId: JobFile['id']): number => {
  const timer = useQuery(api.bench.timer.queryOptions({ input: { jobId } }))
  const now = useNow()
  const since = timer.data?.since ?? null
  const running = since === null ? 0 : Math.max(0, now - Date.parse(since))
  return (timer.data?.minutes ?? 0) + Math.round(running / 60_000)
}

/** A new entry of the repair log: what was found and done, how long it took, parts, photos. Entries are never changed. */
export const LogForm = (props: LogFormProps) => {
  // What is in hand now is offered from the beginning, by a question of this form's own: one that already travelled for the
  // page may be answered with what was in hand before.
  const input = { jobId: props.job.id }
  const queryKey = [...api.jobParts.ofJob.queryKey({ input }), useId()]
  const needs = useQuery(api.jobParts.ofJob.queryOptions({ input, queryKey, gcTime: 0 }))
  const [inHand, setInHand] = useState<readonly FittedLine[]>()
  if (inHand === undefined && !needs.isFetching)
    setInHand(props.corrects === undefined ? fittedLines(needs.data?.parts ?? []) : [])
  return inHand === undefined ? <HoldScans /> : <LogFields {...props} inHand={inHand} />
}

const LogFields = ({ job, onClose, corrects, Report, inHand }: LogFormProps & { readonly inHand: readonly FittedLine[] }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const measured = useMeasured(job.id)
  const upload = usePhotoUpload()
  const change = useChange(client.bench.logRepair)
  const partsNow = () => (corrects === undefined ? [] : partsToCorrect(job.entries, corrects))
  const initialValues: LogValues = {
    found: corrects?.found ?? '',
    done: corrects?.done ?? '',
    time: corrects === undefined && (measured > 0 || job.timerSince !== null) ? 'timer' : 'typed',
    minutes: corrects === undefined ? '' : 0,
    parts: inHand,
    restated: partsNow().map(restatedLine),
    photos: [],
  }
  const check = checkedBy(t, schema)
  const form = useForm({ initialValues, validate: (typed: LogValues) => check(toFields(typed)) })
  const { values } = form
  const reports = useQuery(api.quality.ofJob.queryOptions({ input: { jobId: job.id } }))
  const isHeldUp = reports.data?.holdsUp.part === true
  const filed = reports.data?.reports.find(({ state }) => state === 'filed')
  const [isFiling, setFiling] = useState(false)

  const save = async (typed: LogValues) => {
    await change.mutateAsync({
      jobId: job.id,
      ...schema.parse(toFields(typed)),
      photoIds: await upload(typed.photos),
      corrects: corrects?.id ?? null,
    })
    rememberDeed({ takeBack: null, whyNot: (words) => words('undo.not.entry') })
  }
  const errorUnder = (field: string) => Object.entries(form.errors).find(([path]) => path.startsWith(field))?.[1]
  const aim = useRef<SerialAim | null>(null)
  const takeAim = (serial: SerialAim | null) => {
    aim.current = serial
  }
  const onScan: ScanHandler = ({ scan }) => {
    // As they are now: the field that the scan's first key was typed into has just been brought back.
    const typed = form.getValues()
    const lines = fittedByScan(typed.parts, scan, aim.current)
    if (lines !== undefined) form.setFieldValue('parts', lines)
    const restated = withSerial(typed.restated, scan, aim.current)
    if (restated !== undefined) form.setFieldValue('restated', restated)
    return lines !== undefined || restated !== undefined
  }
  return (
    <JobFormModal
      job={job}
      heading={t('job.form.log', { number: job.number })}
      form={form}
      size="xl"
      isStep={corrects === undefined}
      onSave={save}
      onTake={() => form.setFieldValue('restated', restatedOnTop(values.restated, partsNow()))}
      onClose={onClose}
      onScan={onScan}
      disabledReason={isHeldUp && values.parts.some(({ isFitted }) => isFitted) ? t('refusal.quality-report-missing') : undefined}
    >
      {corrects !== undefined && (
        <Alert variant="light" icon={<IconPencil aria-hidden="true" />}>
          {t('job.hint.corrects', { when: format.instant(corrects.at), by: corrects.by })}
        </Alert>
      )}
      <LongTextField
        label={t('job.field.found')}
        minRows={2}
        limit={4000}
        value={values.found}
        onChange={(text) => form.setFieldValue('found', text)}
        error={form.errors['found']}
      />
      <LongTextField
        label={t('job.field.done')}
        required
        data-autofocus
        minRows={2}
        limit={4000}
        value={values.done}
        onChange={(text) => form.setFieldValue('done', text)}
        error={form.errors['done']}
      />
      <ChoiceField
        label={t('job.field.time')}
        choices={[
          { value: 'timer', label: t('job.byTimer', { count: measured }) },
          { value: 'typed', label: t('job.byTyping') },
        ]}
        value={values.time}
        onChange={(time) => form.setFieldValue('time', time)}
      />
      {values.time === 'typed' && (
        <NumberInput
          label={t('job.field.minutes')}
          maw={240}
          required
          min={0}
          max={1440}
          clampBehavior="none"
          allowDecimal={false}
          {...form.getInputProps('minutes')}
        />
      )}
      {isHeldUp && (
        <Alert variant="light" color="orange" icon={<IconReportAnalytics aria-hidden="true" />}>
          <Stack gap="xs" align="flex-start">
            <Text>
              {filed === undefined ? t('refusal.quality-report-missing') : t('job.hint.reportFiled', { number: filed.number })}
            </Text>
            {filed === undefined && Report !== undefined && (
              <Button variant="default" onClick={() => setFiling(true)}>
                {t('quality.file')}
              </Button>
            )}
          </Stack>
        </Alert>
      )}
      {corrects === undefined && (
        <FittedParts
          value={values.parts}
          onChange={(parts) => form.setFieldValue('parts', parts)}
          onAim={takeAim}
          error={errorUnder('parts')}
        />
      )}
      {values.restated.length > 0 && (
        <RestatedParts
          value={values.restated}
          onChange={(restated) => form.setFieldValue('restated', restated)}
          onAim={takeAim}
          error={errorUnder('restated')}
        />
      )}
      <PhotoInput value={values.photos} onChange={(photos) => form.setFieldValue('photos', photos)} />
      {isFiling && Report !== undefined && (
        <Suspense>
          <Report job={job} onClose={() => setFiling(false)} />
        </Suspense>
      )}
    </JobFormModal>
  )
}
