import { Group, Stack } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from './ActionButton.tsx'
import { documentSandbox, loadDocument, printDocument } from './document-frame.ts'

export interface PrintPreviewProps {
  /** What the document is, for its frame and its button. */
  readonly documentName: string
  /** A whole HTML document with its own styles and no script. */
  readonly html: string
  /** Prints by the host (the desktop's printers); without it the browser's own dialog prints the frame. */
  readonly onPrint?: (() => Promise<unknown>) | undefined
  /** What the button that prints is called where it is not just "Print". */
  readonly printLabel?: string | undefined
  readonly height?: string | undefined
  /** Whether Enter prints, as soon as it is shown. */
  readonly isPrintFirst?: boolean
  readonly shortcut?: string
  /** At the other end of the buttons' row: how it is printed. */
  readonly aside?: ReactNode
  /** More buttons beside Print. */
  readonly actions?: ReactNode
}

/** The paper as it will be printed, and the button that prints it. */
export const PrintPreview = (props: PrintPreviewProps) => {
  const { documentName, html, onPrint, printLabel, shortcut, aside, actions } = props
  const { height = 'max(360px, 100dvh - 300px)', isPrintFirst = true } = props
  const { t } = useTranslation()
  const show = useCallback((frame: HTMLIFrameElement | null) => (frame === null ? undefined : loadDocument(frame, html)), [html])
  return (
    <Stack gap="sm">
      <Group gap="sm">
        {aside}
        <Group gap="sm" ml="auto">
          {actions}
          <ActionButton
            label={printLabel ?? t('action.print')}
            icon={<IconPrinter size={18} aria-hidden="true" />}
            shortcut={shortcut}
            isFirst={isPrintFirst}
            onAction={onPrint ?? (() => printDocument(html))}
          />
        </Group>
      </Group>
      <div ref={(place) => place?.style.setProperty('height', height)}>
        <iframe ref={show} className="hb-paper" sandbox={documentSandbox} title={t('print.preview', { name: documentName })} />
      </div>
    </Stack>
  )
}
