import { Modal, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { printDocument } from '../../ui/document-frame.ts'
import { PrintPreview } from '../../ui/PrintPreview.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { ShortcutLayerContext } from '../../ui/use-shortcut.ts'
import { api, client } from '../api.ts'
import { PageQuery } from '../PageQuery.tsx'
import type { PrintOptions } from './print-context.ts'

export interface PrintOrder {
  readonly document: DocumentRef
  readonly options: PrintOptions
  readonly settle: () => void
}

export interface PrintDialogProps {
  readonly order: PrintOrder
  /** How many more papers wait behind this one. */
  readonly left: number
  readonly onClose: () => void
}

const LANGUAGES = ['customer', 'en', 'zh-CN'] as const

/** One paper as it will be printed, in the customer's language or another, and the button that prints it. */
export const PrintDialog = ({ order, left, onClose }: PrintDialogProps) => {
  const { t } = useTranslation()
  const [language, setLanguage] = useState<Language | null>(order.options.language ?? null)
  const { document } = order
  useFocusBack()
  const paper = useQuery(api.documents.render.queryOptions({ input: { document, language } }))
  const name = t(`print.document.${document.kind}`)
  const print = async (html: string) => {
    await printDocument(html)
    await client.documents.notePrinted({ document, key: crypto.randomUUID() })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} size="xl" title={name} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <ShortcutLayerContext value="dialog">
        <Stack gap="sm">
          <PageQuery query={paper}>
            {({ html }) => (
              <PrintPreview
                documentName={name}
                html={html}
                shortcut="mod+P"
                onPrint={() => print(html)}
                aside={
                  <>
                    <Select
                      aria-label={t('print.language')}
                      w={220}
                      allowDeselect={false}
                      value={language ?? 'customer'}
                      data={LANGUAGES.map((value) => ({ value, label: t(`print.languages.${value}`) }))}
                      onChange={(value) => setLanguage(value === 'en' || value === 'zh-CN' ? value : null)}
                    />
                    {left > 0 && <Text c="dimmed">{t('print.left', { count: left })}</Text>}
                  </>
                }
                actions={
                  <ActionButton
                    label={t('print.later')}
                    variant="default"
                    shortcut="Escape"
                    isShortcutAnswered
                    onAction={onClose}
                  />
                }
              />
            )}
          </PageQuery>
        </Stack>
      </ShortcutLayerContext>
    </Modal>
  )
}
