import { expect, test } from 'vitest'
import type { StageFacts } from '../../../shared/jobs/stages.ts'
import { permissionsOf } from '../../../shared/kernel/permissions.ts'
import { nextStep } from './next-step.ts'

const none: StageFacts = {
  hasAssessment: false,
  isSolved: false,
  approval: 'none',
  hasRepairEntry: false,
  lastTest: null,
  isOnHold: false,
  isUnitHere: true,
  isQualityCleared: true,
}
const technician = permissionsOf(['technician'])
const frontDesk = permissionsOf(['front-desk'])

test('each stage offers what it waits for', () => {
  expect(nextStep('received', none, technician)).toEqual({ step: { kind: 'move', to: 'assessing' }, refusal: null })
  expect(nextStep('assessing', none, technician)?.step).toEqual({ kind: 'dialog', dialog: 'assess' })
  expect(nextStep('assessing', { ...none, hasAssessment: true }, technician)?.step).toEqual({ kind: 'move', to: 'repairing' })
  expect(nextStep('assessing', { ...none, hasAssessment: true, isSolved: true }, technician)?.step).toEqual({
    kind: 'move',
    to: 'testing',
  })
  expect(nextStep('awaiting-approval', none, technician)?.step).toEqual({ kind: 'dialog', dialog: 'approve' })
  expect(nextStep('awaiting-approval', { ...none, approval: 'declined' }, technician)?.step).toEqual({
    kind: 'move',
    to: 'ready',
  })
  expect(nextStep('repairing', none, technician)?.step).toEqual({ kind: 'dialog', dialog: 'log' })
  expect(nextStep('repairing', { ...none, hasRepairEntry: true }, technician)?.step).toEqual({ kind: 'move', to: 'testing' })
  expect(nextStep('testing', none, technician)?.step).toEqual({ kind: 'dialog', dialog: 'checklist' })
  expect(nextStep('closed', none, technician)).toBeNull()
})

test('a hold comes before everything, and whoever may not do the step is told', () => {
  expect(nextStep('repairing', { ...none, isOnHold: true }, technician)).toEqual({ step: { kind: 'release' }, refusal: null })
  expect(nextStep('received', none, frontDesk)?.refusal).toBe('move-not-permitted')
  expect(nextStep('ready', none, technician)).toEqual({ step: { kind: 'hand-back' }, refusal: 'move-not-permitted' })
  expect(nextStep('ready', none, frontDesk)?.refusal).toBeNull()
})
