import { Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { line } from '../../../shared/kernel/text.ts'
import { canPrint, paperKindOf } from '../../../shared/printers/printers.ts'
import type { PrintLine } from '../../../shared/printers/prints.ts'
import { api, client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { ReasonField } from '../../app/print/ReasonField.tsx'
import { useChange } from '../../app/use-change.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { paperName, subjectOf } from '../../app/print/print-words.ts'

const schema = z.object({ reason: line(200) })

/** The same paper once more, and why: a second label of one thing is worth a word. */
export const ReprintModal = ({ print, onClose }: { readonly print: PrintLine; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const printers = useQuery(api.printers.list.queryOptions())
  const reprint = useChange(client.printers.reprint)
  const form = useForm({ initialValues: { reason: '', printerId: '' }, validate: checkedBy(t, schema) })
  const paper = paperKindOf(print.kind)
  const possible = (printers.data ?? []).filter(({ isActive, kind }) => isActive && canPrint(kind, paper))
  const save = async (values: { reason: string; printerId: string }) => {
    const printerId = possible.find(({ id }) => id === values.printerId)?.id ?? null
    await reprint.mutateAsync({ printId: print.id, printerId, ...schema.parse(values) })
    showNotice({ tone: 'good', words: (say) => ({ heading: say('prints.queuedAgain', { name: paperName(say, print) }) }) })
  }
  return (
    <FormModal
      isOpen
      heading={t('prints.againHeading', { name: `${paperName(t, print)} ${subjectOf(print)}` })}
      saveLabel={t('prints.again')}
      form={form}
      onSave={save}
      onClose={onClose}
    >
      <ReasonField error={form.errors['reason']} onChange={(reason) => form.setFieldValue('reason', reason)} />
      <Select
        label={t('prints.onPrinter')}
        allowDeselect={false}
        data={[{ value: '', label: t('prints.samePrinter') }, ...possible.map(({ id, name }) => ({ value: id, label: name }))]}
        {...form.getInputProps('printerId')}
      />
    </FormModal>
  )
}
