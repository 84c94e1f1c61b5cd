import { Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconCheck, IconCopy, IconLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import type { JobDialogProps } from '../../app/job-form/job-slots.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { ShortcutLayerContext } from '../../ui/use-shortcut.ts'

/** Makes the link by which the customer answers, and shows it this once: as text to copy, and as a code to photograph. */
export const LinkDialog = ({ job, onClose }: JobDialogProps) => {
  const { t } = useTranslation()
  const { instant } = useFormat()
  const found = useQuery(api.plans.ofJob.queryOptions({ input: { jobId: job.id } }))
  const change = useChange(client.plans.makeLink)
  const [current] = found.data?.plans ?? []
  const made = change.data
  useFocusBack(() => false)
  useScan(() => true, { priority: 'dialog' })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('plan.link.heading', { number: job.number })}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <ShortcutLayerContext value="dialog">
        <Stack gap="md">
          <Text>{t('plan.link.explain')}</Text>
          {change.error !== null && <ErrorNotice failure={{ ...failureText(t, change.error), kept: undefined }} />}
          {made === undefined ? (
            <Group justify="flex-end">
              <ActionButton
                isFirst
                label={t('plan.link.make')}
                icon={<IconLink size={17} aria-hidden="true" />}
                loading={change.isPending}
                disabledReason={current === undefined ? t('refusal.no-plan') : undefined}
                onAction={() => {
                  if (current !== undefined) change.mutate({ jobId: job.id, planId: current.id })
                }}
              />
            </Group>
          ) : (
            <>
              <Address url={made.url} />
              <svg
                viewBox={`-4 -4 ${made.code.size + 8} ${made.code.size + 8}`}
                className="hb-plan-code"
                role="img"
                aria-label={t('plan.link.code')}
              >
                <rect x={-4} y={-4} width="100%" height="100%" fill="#fff" />
                <path d={made.code.path} fill="#000" />
              </svg>
              <Text size="sm" c="dimmed">
                {t('plan.link.until', { until: instant(made.expiresAt) })}
              </Text>
              <Group justify="flex-end">
                <ActionButton
                  variant="default"
                  label={t('action.close')}
                  shortcut="Escape"
                  isShortcutAnswered
                  onAction={onClose}
                />
              </Group>
            </>
          )}
        </Stack>
      </ShortcutLayerContext>
    </Modal>
  )
}

const Address = ({ url }: { readonly url: string }) => {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<'idle' | 'copied' | 'by-hand'>('idle')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url)
      setState('copied')
    } catch {
      // A browser that keeps its clipboard to itself: the address is marked, and the keys do the rest.
      field.current?.focus()
      field.current?.select()
      setState('by-hand')
    }
  }
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <TextInput
        ref={field}
        flex={1}
        label={t('plan.link.address')}
        description={state === 'by-hand' ? t('plan.link.byHand') : undefined}
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <ActionButton
        isFirst
        label={state === 'copied' ? t('plan.link.copied') : t('plan.link.copy')}
        icon={state === 'copied' ? <IconCheck size={17} aria-hidden="true" /> : <IconCopy size={17} aria-hidden="true" />}
        onAction={() => void copy()}
      />
    </Group>
  )
}
