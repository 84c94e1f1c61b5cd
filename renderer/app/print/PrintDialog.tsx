import { Modal, Select, Stack, Text } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asked, type AskedLanguage, type DocumentRef, type Paper } from '../../../shared/documents/documents.contract.ts'
import { paperKindOf } from '../../../shared/printers/printers.ts'
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

/** One paper as it will be printed, in the customer's language or another, and the button that prints it. */
export const PrintDialog = ({ order, left, onClose }: PrintDialogProps) => {
  const { t } = useTranslation()
  const [language, setLanguage] = useState<AskedLanguage>(order.options.language ?? null)
  const { document } = order
  const canQueue = useCanQueue()
  useFocusBack()
  const paper = useQuery(api.documents.render.queryOptions({ input: { document, language } }))
  const name = t(`print.document.${document.kind}`)
  const paperKind = paperKindOf(document.kind)
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
  const print = async ({ html, title }: Paper) => {
    try {
      if (await canQueue(paperKind)) await queuePrint(document, language, order.keys)
      else {
        await printDocument(html)
        await noteByBrowser(document, title)
      }
    } catch (failure) {
      // The paper stays open, so that another printer can be chosen.
      return showNotice({ tone: 'bad', words: (say) => failureNotice(say, failure) })
    }
    return onClose()
  }
  useScan(
    async ({ scan }) => {
      if (scan.kind !== 'command' || (scan.command !== 'print' && scan.command !== 'cancel')) return false
      if (scan.command === 'cancel') onClose()
      else if (paper.data !== undefined) await print(paper.data)
      return true
    },
    { priority: 'dialog' },
  )
  return (
    <Modal opened onClose={onClose} size="xl" title={name} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <ShortcutLayerContext value="dialog">
        <Stack gap="sm">
          <PageQuery query={paper}>
            {(shown) => (
              <PrintPreview
                documentName={name}
                html={shown.html}
                shortcut="mod+P"
                onPrint={() => print(shown)}
                aside={
                  <>
                    <Select
                      aria-label={t('print.language')}
                      w={170}
                      allowDeselect={false}
                      value={language ?? 'customer'}
                      data={LANGUAGES.map((value) => ({ value, label: t(`print.languages.${value}`) }))}
                      onChange={(value) => setLanguage(asked.safeParse(value).data ?? null)}
                    />
                    <PrinterSelect paper={paperKind} isLabelHidden />
                    {left > 0 && <Text c="dimmed">{t('print.left', { count: left })}</Text>}
                  </>
                }
                actions={
                  <>
                    <ActionButton
                      label={t('print.later')}
                      variant="default"
                      shortcut="Escape"
                      isShortcutAnswered
                      onAction={onClose}
                    />
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
                }
              />
            )}
          </PageQuery>
        </Stack>
      </ShortcutLayerContext>
    </Modal>
  )
}
