import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconHeadset, IconUserPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import type { CheckedInPanelProps } from './CheckedInPanel.tsx'
import { Numbered } from './Numbered.tsx'
import './intake.css'

/** A request whose unit stays with the customer is taken: nothing to label or sign, the next step is to help. */
export const TakenPanel = ({ result, onNext }: CheckedInPanelProps) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const number = result.jobs[0]?.number ?? ''
  return (
    <Paper p="lg" maw={980}>
      <Stack gap="lg">
        <Group gap="sm" component="output">
          <IconCircleCheck size={32} color="var(--hb-tone-good-solid)" aria-hidden="true" />
          <Title order={1} ref={heading} tabIndex={-1} className="intake-done">
            {t('intake.done.taken')}
          </Title>
        </Group>
        <Text>{result.subject}</Text>
        <Group gap={48}>
          <Numbered label={t('intake.done.rma')} number={result.rmaNumber} to="/rmas" />
          {result.jobs.map((job) => (
            <Numbered key={job.id} label={t('intake.done.job')} number={job.number} to="/jobs" />
          ))}
        </Group>
        <Group justify="space-between" gap="md">
          <ActionButton
            label={t('intake.done.remote')}
            icon={<IconHeadset size={18} aria-hidden="true" />}
            shortcut="alt+o"
            onAction={() => void navigate({ to: '/jobs/$number', params: { number } })}
          />
          <ActionButton
            variant="default"
            label={t('intake.done.next')}
            icon={<IconUserPlus size={18} aria-hidden="true" />}
            shortcut="alt+n"
            onAction={onNext}
          />
        </Group>
      </Stack>
    </Paper>
  )
}
