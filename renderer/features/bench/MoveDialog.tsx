import { Alert, Button, Modal, Stack, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { movesFrom, type Stage } from '../../../shared/jobs/stages.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { stageIcons } from '../../ui/StageBadge.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { stageStyle } from '../../ui/tone-style.ts'
import { useRefusalWords } from '../../app/job-form/use-notice.ts'
import { usePermissions } from './use-permissions.ts'

export interface MoveDialogProps {
  readonly job: BoardCard
  readonly onMove: (to: Stage) => void
  readonly onClose: () => void
}

/** Up and down go through the ways, as in a menu. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  const ways = [...event.currentTarget.querySelectorAll('button')]
  const at = ways.findIndex((way) => way === document.activeElement)
  ways.at((at + (event.key === 'ArrowDown' ? 1 : -1) + ways.length) % ways.length)?.focus()
}

/** Where a job can go from here: every way of the stage table, each open or with the reason why not. */
export const MoveDialog = ({ job, onMove, onClose }: MoveDialogProps) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const words = useRefusalWords()
  const ways = movesFrom(job.stage, job.facts, usePermissions())
  useFocusBack()
  const reasons = ways.map(({ to, refusal }) =>
    refusal === null ? undefined : words(refusal, { from: job.stage, to, holdReason: job.hold?.reason ?? null }),
  )
  // Said once, not at every line.
  const isOneReason = ways.length > 1 && reasons[0] !== undefined && new Set(reasons).size === 1
  const firstOpen = ways.find(({ refusal }) => refusal === null)?.to
  useScan(
    ({ scan }) => {
      if (scan.kind === 'command' && scan.command === 'cancel') {
        onClose()
        return true
      }
      // Another job's label or another command: this menu is not about it any more.
      onClose()
      return false
    },
    { priority: 'dialog' },
  )
  const take = (to: Stage) => {
    onClose()
    onMove(to)
  }
  const special =
    job.stage === 'testing' ? 'checklist' : job.stage === 'ready' ? 'handBack' : job.stage === 'expected' ? 'receive' : undefined
  const openSpecial = () => {
    onClose()
    if (special === 'handBack') void navigate({ to: '/jobs/$number/hand-back', params: { number: job.number } })
    else if (special === 'receive')
      void navigate({ to: '/rmas/$number/arrival', params: { number: job.rmaNumber }, search: { job: job.number } })
    else void navigate({ to: '/jobs/$number', params: { number: job.number }, search: { dialog: 'checklist' } })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('bench.moveTitle', { number: job.number, stage: t(`stage.${job.stage}`) })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="xs" onKeyDown={walk}>
        {ways.length === 0 && job.stage === 'closed' && <Text c="dimmed">{t('refusal.already-closed')}</Text>}
        {isOneReason && (
          <Alert role="none" color="orange" p="xs" icon={<IconInfoCircle aria-hidden="true" />}>
            <Text id="why-none">{reasons[0]}</Text>
          </Alert>
        )}
        {ways.map(({ to }, at) => {
          const Icon = stageIcons[to]
          const reason = reasons[at]
          return (
            <div key={to}>
              <Button
                fullWidth
                justify="flex-start"
                variant="default"
                data-autofocus={to === firstOpen || undefined}
                aria-disabled={reason !== undefined}
                {...(reason === undefined
                  ? {}
                  : { 'data-disabled': true, 'aria-describedby': isOneReason ? 'why-none' : `why-${to}` })}
                leftSection={
                  <span className="hb-timeline-mark" style={stageStyle(to)}>
                    <Icon size={16} aria-hidden="true" />
                  </span>
                }
                onClick={() => reason === undefined && take(to)}
              >
                {t(`stage.${to}`)}
              </Button>
              {reason !== undefined && !isOneReason && (
                <Text size="xs" c="dimmed" id={`why-${to}`} pl="sm" pt={3}>
                  {reason}
                </Text>
              )}
            </div>
          )
        })}
        {special !== undefined && (
          <Button variant="light" onClick={openSpecial}>
            {t(`job.step.${special}`)}
          </Button>
        )}
      </Stack>
    </Modal>
  )
}
