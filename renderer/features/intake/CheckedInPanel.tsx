import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconPrinter, IconTag, IconUserPlus } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rmaId } from '../../../shared/kernel/ids.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { rmaSlipOn, useSlipSheet } from '../../app/print/slip-sheet.ts'
import { SlipSheetField } from '../../app/print/SlipSheetField.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Numbered } from './Numbered.tsx'
import type { CheckedIn } from './use-save-intake.ts'
import './intake.css'

export interface CheckedInPanelProps {
  readonly result: CheckedIn
  readonly onNext: () => void | Promise<void>
}

/** Saved: the numbers to say and write, the papers (sent to print at once, one after the other), and the next customer. */
export const CheckedInPanel = ({ result, onNext }: CheckedInPanelProps) => {
  const { t } = useTranslation()
  const print = usePrint()
  const heading = useRef<HTMLHeadingElement>(null)
  const isAsked = useRef(false)
  const [areDone, setDone] = useState(false)
  const id = rmaId.parse(result.rmaId)
  const labels = { kind: 'rma-labels', rmaId: id } as const
  const slip = useSlipSheet()
  const slips = rmaSlipOn(slip.sheet, id)
  const printAll = useEffectEvent(async () => {
    await print([labels, slips], { isByRule: true })
    setDone(true)
    heading.current?.focus()
  })
  useEffect(() => {
    // Once for each check-in, also where React runs effects twice.
    if (isAsked.current) return
    isAsked.current = true
    heading.current?.focus()
    void printAll()
  }, [])

  return (
    <Stack gap="md" maw={980} mx="auto">
      <Paper p="lg">
        <Group gap="sm" component="output" mb={4}>
          <IconCircleCheck size={32} color="var(--hb-tone-good-solid)" aria-hidden="true" />
          <Title order={1} ref={heading} tabIndex={-1} className="intake-done">
            {t('intake.done.heading')}
          </Title>
        </Group>
        <Text mb="md">{result.subject}</Text>
        <Group gap={48}>
          <Numbered label={t('intake.done.rma')} number={result.rmaNumber} to="/rmas" />
          {result.jobs.map((job) => (
            <Numbered key={job.id} label={t('intake.done.job')} number={job.number} to="/jobs" />
          ))}
        </Group>
      </Paper>
      <Paper p="lg">
        <Group justify="space-between" align="flex-start" gap="md" mb="sm">
          <Text c="dimmed" component="output" display="block">
            {t(areDone ? 'intake.done.printed' : 'intake.done.printing')}
          </Text>
          <SlipSheetField {...slip} />
        </Group>
        <Group justify="space-between" gap="md">
          <Group gap="sm">
            <ActionButton
              variant="default"
              label={t('intake.done.labels')}
              icon={<IconTag size={18} aria-hidden="true" />}
              shortcut="alt+l"
              onAction={() => print(labels)}
            />
            <ActionButton
              variant="default"
              label={t(slip.sheet === 'roll' ? 'print.document.rma-slip-roll' : 'intake.done.slips')}
              icon={<IconPrinter size={18} aria-hidden="true" />}
              shortcut="alt+p"
              onAction={() => print(slips)}
            />
          </Group>
          <ActionButton
            label={t('intake.done.next')}
            icon={<IconUserPlus size={18} aria-hidden="true" />}
            shortcut="alt+n"
            onAction={onNext}
          />
        </Group>
      </Paper>
    </Stack>
  )
}
