import { Alert, Anchor, Button, Modal, Stack, Textarea } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCopy, IconMail, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RmaId } from '../../../shared/kernel/ids.ts'
import { api } from '../../app/api.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { mailtoOf } from './mailto.ts'

export interface PackingActionsProps {
  readonly rma: { readonly rmaId: RmaId; readonly lines: readonly { readonly stage: string }[] }
}

/** How the customer learns how to pack: on paper, or as a mail that somebody sends with their own program. */
export const PackingActions = ({ rma }: PackingActionsProps) => {
  const { t } = useTranslation()
  const print = usePrint()
  const [isOpen, setOpen] = useState(false)
  const isOver = rma.lines.every((line) => line.stage !== 'expected')
  const reason = isOver ? t('refusal.nothing-awaited') : undefined
  return (
    <>
      <ActionButton
        variant="default"
        label={t('arrival.mail.open')}
        icon={<IconMail size={18} aria-hidden="true" />}
        shortcut="alt+m"
        disabledReason={reason}
        onAction={() => setOpen(true)}
      />
      <ActionButton
        variant="default"
        label={t('print.document.packing-instructions')}
        icon={<IconPrinter size={18} aria-hidden="true" />}
        shortcut="alt+p"
        disabledReason={reason}
        onAction={() => print({ kind: 'packing-instructions', rmaId: rma.rmaId })}
      />
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('arrival.mail.heading')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {isOpen && <Mail rmaId={rma.rmaId} />}
      </Modal>
    </>
  )
}

const Mail = ({ rmaId }: { readonly rmaId: RmaId }) => {
  const { t } = useTranslation()
  const clipboard = useClipboard({ timeout: 4000 })
  const mail = useQuery(api.documents.packingMail.queryOptions({ input: { rmaId } }))
  if (mail.data === undefined) return null
  const { to, subject, text } = mail.data
  return (
    <Stack gap="sm">
      <Alert color="accent">{to === null ? t('arrival.mail.noAddress') : t('arrival.mail.to', { address: to })}</Alert>
      <Textarea label={subject} value={text} readOnly autosize minRows={8} maxRows={16} data-autofocus />
      <Stack gap="xs">
        <Button leftSection={<IconCopy size={18} aria-hidden="true" />} onClick={() => clipboard.copy(`${subject}\n\n${text}`)}>
          {t(clipboard.copied ? 'arrival.mail.copied' : 'arrival.mail.copy')}
        </Button>
        <Anchor href={mailtoOf(mail.data)} ta="center">
          {t('arrival.mail.program')}
        </Anchor>
      </Stack>
    </Stack>
  )
}
