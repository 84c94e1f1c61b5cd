import { Button, Group, Stack, Text } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconEye, IconFileText, IconPrinter } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { FORM_PAPERS, missingFormPaper } from '../../../shared/documents/job-papers.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { Panel } from '../../ui/Panel.tsx'

interface Paper {
  readonly document: DocumentRef
  /** Why there is none yet. */
  readonly missing?: string | undefined
}

/** Why a job has no hand-back slip: it is open, or its unit was never here to be handed back. */
const withoutSlip = ({ stage, facts }: JobFile, t: TFunction): string | undefined => {
  if (stage !== 'closed') return t('refusal.not-closed-yet')
  return facts.isUnitHere ? undefined : t('refusal.not-handed-back')
}

/** Every paper of the job: printed at once, or looked at first. Those that are seldom wanted are folded away. */
export const DocumentsPanel = ({ job }: { readonly job: JobFile }) => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const often: readonly Paper[] = [
    { document: { kind: 'job-label', jobId: job.id } },
    {
      document: { kind: 'accessory-tags', jobId: job.id },
      missing: job.accessories.length === 0 ? t('job.none.accessories') : undefined,
    },
    { document: { kind: 'rma-slips', rmaId: job.rmaId } },
    { document: { kind: 'repair-report', jobId: job.id } },
    { document: { kind: 'hand-back-slip', jobId: job.id }, missing: withoutSlip(job, t) },
  ]
  const forms = FORM_PAPERS.map((kind): Paper => {
    const reason = missingFormPaper(kind, job)
    return { document: { kind, jobId: job.id }, missing: reason === null ? undefined : t(`refusal.${reason}`) }
  })
  const seldom: readonly Paper[] = [
    { document: { kind: 'rma-slip-roll', rmaId: job.rmaId } },
    { document: { kind: 'hand-back-slip-roll', jobId: job.id }, missing: withoutSlip(job, t) },
    ...forms,
  ]
  return (
    <Panel heading={t('job.section.documents')} icon={<IconFileText size={18} aria-hidden="true" />}>
      <Papers papers={often} />
      <Button
        variant="subtle"
        justify="flex-start"
        aria-expanded={isOpen}
        leftSection={
          isOpen ? <IconChevronDown size={17} aria-hidden="true" /> : <IconChevronRight size={17} aria-hidden="true" />
        }
        onClick={() => setOpen(!isOpen)}
      >
        {t('job.morePapers')}
      </Button>
      {isOpen && <Papers papers={seldom} />}
    </Panel>
  )
}

const Papers = ({ papers }: { readonly papers: readonly Paper[] }) => {
  const { t } = useTranslation()
  const print = usePrint()
  return (
    <Stack gap={4}>
      {papers.map(({ document, missing }) => {
        const name = t(`print.document.${document.kind}`)
        return (
          <div key={document.kind}>
            <Group gap={4} wrap="nowrap">
              <ActionButton
                flex={1}
                justify="flex-start"
                variant="default"
                label={name}
                icon={<IconPrinter size={17} aria-hidden="true" />}
                disabledReason={missing}
                {...(document.kind === 'job-label' ? { shortcut: 'alt+l' } : {})}
                onAction={() => void print(document)}
              />
              {missing === undefined && (
                <IconAction
                  label={t('print.preview', { name })}
                  icon={<IconEye size={18} aria-hidden="true" />}
                  onAction={() => void print(document, { isPreview: true })}
                />
              )}
            </Group>
            {missing !== undefined && (
              <Text size="xs" c="dimmed" pt={2}>
                {missing}
              </Text>
            )}
          </div>
        )
      })}
    </Stack>
  )
}
