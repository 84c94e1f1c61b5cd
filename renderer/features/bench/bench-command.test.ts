import { expect, test } from 'vitest'
import { jobId } from '../../../shared/kernel/ids.ts'
import type { Stage, StageFacts } from '../../../shared/jobs/stages.ts'
import { permissionsOf } from '../../../shared/kernel/permissions.ts'
import { planCommand } from './bench-command.ts'

const id = jobId.parse('01936c2e-7a10-7000-8000-000000000001')
const facts: StageFacts = {
  hasAssessment: true,
  isSolved: false,
  approval: 'none',
  hasPlan: true,
  isReleased: true,
  hasConsent: true,
  hasRepairEntry: false,
  lastTest: null,
  isOnHold: false,
  isUnitHere: true,
  isQualityCleared: true,
  hasParts: true,
}
const job = (stage: Stage, changed: Partial<StageFacts> = {}) => ({ id, stage, facts: { ...facts, ...changed } })
const at = { permissions: permissionsOf(['technician']) }

test('start takes a received unit and starts the timer; elsewhere it only starts the timer', () => {
  expect(planCommand('start', job('received'), at)).toEqual({ kind: 'move', to: 'assessing', andStartTimer: true })
  expect(planCommand('start', job('repairing'), at)).toEqual({ kind: 'timer', action: 'start' })
  expect(planCommand('start', job('closed'), at)).toMatchObject({ kind: 'refused', reason: 'already-closed' })
})

test('a command that the stage table forbids is refused with the table’s reason', () => {
  expect(planCommand('to-test', job('repairing'), at)).toEqual({ kind: 'refused', reason: 'no-repair-entry', to: 'testing' })
  expect(planCommand('to-test', job('repairing', { hasRepairEntry: true }), at)).toMatchObject({ kind: 'move', to: 'testing' })
  expect(planCommand('ready', job('received'), at)).toMatchObject({ kind: 'refused', reason: 'move-not-in-table' })
  expect(planCommand('pass', job('repairing'), at)).toMatchObject({ kind: 'refused', reason: 'wrong-stage' })
  expect(planCommand('pass', job('testing'), at)).toEqual({ kind: 'dialog', dialog: 'pass' })
})

test('without a job only the commands that need none do something', () => {
  expect(planCommand('start', undefined, at)).toEqual({ kind: 'no-job' })
  expect(planCommand('board', undefined, at)).toEqual({ kind: 'go', to: '/board' })
  expect(planCommand('undo', undefined, at)).toEqual({ kind: 'undo' })
})
