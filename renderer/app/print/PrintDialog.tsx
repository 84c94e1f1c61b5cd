import { Modal, Select, Stack, Text } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asked, type AskedLanguage, type DocumentRef, type Paper } from '../../../shared/documents/documents.contract.ts'
import { paperKindOf } from '../../../shared/printers/printers.ts'
import type { EarlierPrint } from '../../../shared/printers/prints.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { printDocument } from '../../ui/document-frame.ts'
import { PrintPreview } from '../../ui/PrintPreview.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { ShortcutLayerContext } from '../../ui/use-shortcut.ts'
import { api, client } from '../api.ts'
import { failureNotice } from '../failures.ts'
import type { IntentKeys } from '../intent-key.ts'
import { showNotice } from '../notices/notices.ts'
import { useScan } from '../scanner/use-scan.ts'
import { PageQuery } from '../PageQuery.tsx'
import { EarlierPrintNote } from './EarlierPrintNote.tsx'
import { noteByBrowser } from './note-by-browser.ts'
import type { PrintOptions } from './print-context.ts'
import { PrinterSelect } from './PrinterSelect.tsx'
import { queuePrint, useCanQueue } from './use-queue-print.ts'

export interface PrintOrder {
  readonly document: DocumentRef
  readonly options: PrintOptions
  /** It was asked for once, however often it is tried. */
  readonly keys: IntentKeys
  readonly settle: () => void
}

export interface PrintDialogProps {
  readonly order: PrintOrder
  /** How many more papers wait behind this one. */
  readonly left: number
  readonly onClose: () => void
}

const LANGUAGES = ['customer', 'en', 'zh-CN', 'both'] as const

/** One paper as it will be printed, in the customer's language or another, and the button that prints it; once more for a reason alone. */
export const PrintDialog = ({ order, left, onClose }: PrintDialogProps) => {
  const { t } = useTranslation()
  const [language, setLanguage] = useState<AskedLanguage>(order.options.language ?? null)
  // Without what came out before, when that is chosen.
  const [document, setDocument] = useState(order.document)
  const isByRule = order.options.isByRule === true
  useFocusBack()
  const paper = useQuery(api.documents.render.queryOptions({ input: { document, language } }))
  const earlier = useQuery(
    api.printers.earlier.queryOptions({ input: { document }, enabled: !isByRule, staleTime: 0, gcTime: 0 }),
  )
  const { print, reasonError, setReason } = usePrintOnce(order, { document, language, earlier: earlier.data ?? null, onClose })
  const name = t(`print.document.${document.kind}`)
  const paperKind = paperKindOf(document.kind)
  const isKnown = isByRule || earlier.data !== undefined
  useScan(
    async ({ scan }) => {
      if (scan.kind !== 'command' || (scan.command !== 'print' && scan.command !== 'cancel')) return false
      if (scan.command === 'cancel') onClose()
      else if (paper.data !== undefined && isKnown) await print(paper.data, 'by-scan')
      return true
    },
    { priority: 'dialog' },
  )
  const show = (shown: Paper, before: EarlierPrint | null) => (
    <>
      {before !== null && (
        <EarlierPrintNote
          key={JSON.stringify(document)}
          earlier={before}
          error={reasonError}
          onReason={setReason}
          onRest={setDocument}
        />
      )}
      <PrintPreview
        documentName={name}
        html={shown.html}
        shortcut="mod+P"
        printLabel={before === null ? undefined : t('prints.again')}
        isPrintFirst={before === null}
        height={before === null ? undefined : 'max(240px, 100dvh - 500px)'}
        onPrint={() => print(shown)}
        aside={
          <>
            <Select
              aria-label={t('print.language')}
              w={165}
              allowDeselect={false}
              value={language ?? 'customer'}
              data={LANGUAGES.map((value) => ({ value, label: t(`print.languages.${value}`) }))}
              onChange={(value) => setLanguage(asked.safeParse(value).data ?? null)}
            />
            <PrinterSelect paper={paperKind} isLabelHidden />
            {left > 0 && <Text c="dimmed">{t('print.left', { count: left })}</Text>}
          </>
        }
        actions={<DialogActions document={document} language={language} onClose={onClose} />}
      />
    </>
  )
  return (
    <Modal opened onClose={onClose} size="xl" title={name} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <ShortcutLayerContext value="dialog">
        <Stack gap="sm">
          {paper.isError && <PrinterSelect paper={paperKind} />}
          <PageQuery query={paper}>
            {(shown) => (isByRule ? show(shown, null) : <PageQuery query={earlier}>{(before) => show(shown, before)}</PageQuery>)}
          </PageQuery>
        </Stack>
      </ShortcutLayerContext>
    </Modal>
  )
}

interface Printed {
  readonly document: DocumentRef
  readonly language: AskedLanguage
  readonly earlier: EarlierPrint | null
  readonly onClose: () => void
}

/** Prints the paper where this station prints; what came out before not without a reason. */
const usePrintOnce = ({ options, keys }: PrintOrder, { document, language, earlier, onClose }: Printed) => {
  const { t } = useTranslation()
  const canQueue = useCanQueue()
  const [said, setSaid] = useState('')
  const [hasComplaint, setComplaint] = useState(false)
  const send = async ({ html, title }: Paper, reason: string | null) => {
    if (await canQueue(paperKindOf(document.kind))) {
      return queuePrint(document, { language, isByRule: options.isByRule === true, reason }, keys)
    }
    await printDocument(html)
    return noteByBrowser({ document, title, reason })
  }
  const print = async (paper: Paper, otherwise = '') => {
    const reason = earlier === null ? null : said || otherwise
    if (reason === '') return setComplaint(true)
    try {
      await send(paper, reason)
    } catch (failure) {
      // The paper stays open, so that another printer can be chosen.
      return showNotice({ tone: 'bad', words: (say) => failureNotice(say, failure) })
    }
    return onClose()
  }
  return { print, setReason: setSaid, reasonError: hasComplaint && said === '' ? t('field.required') : undefined }
}

/** Leaving it, and where the desktop can, keeping it as a PDF. */
const DialogActions = ({ document, language, onClose }: Omit<Printed, 'earlier'>) => {
  const { t } = useTranslation()
  // A browser's own dialog saves it.
  const canSavePdf = useQuery(api.depot.info.queryOptions()).data?.canPrintSilently === true
  const savePdf = async () => {
    try {
      const file = await client.documents.pdf({ document, language })
      saveFile(file.name, file, file.type)
    } catch (failure) {
      showNotice({ tone: 'bad', words: (say) => failureNotice(say, failure) })
    }
  }
  return (
    <>
      <ActionButton label={t('print.later')} variant="default" shortcut="Escape" isShortcutAnswered onAction={onClose} />
      {canSavePdf && (
        <ActionButton
          label={t('print.savePdf')}
          variant="default"
          icon={<IconFileTypePdf size={18} aria-hidden="true" />}
          shortcut="mod+S"
          onAction={savePdf}
        />
      )}
    </>
  )
}
