import { expect, test } from 'vitest'
import type { StageFacts } from '../../../shared/jobs/stages.ts'
import { permissionsOf } from '../../../shared/kernel/permissions.ts'
import { nextStep } from './next-step.ts'

const none: StageFacts = {
  hasAssessment: false,
  isSolved: false,
  approval: 'none',
  hasPlan: false,
  isReleased: false,
  hasConsent: true,
  hasRepairEntry: false,
  lastTest: null,
  isOnHold: false,
  isUnitHere: true,
  isQualityCleared: true,
  hasParts: true,
}
const offered: StageFacts = { ...none, hasAssessment: true, hasPlan: true }
const released: StageFacts = { ...offered, isReleased: true }
const technician = permissionsOf(['technician'])
const frontDesk = permissionsOf(['front-desk'])

test('each stage offers what it waits for', () => {
  expect(nextStep('received', none, technician)).toEqual({ step: { kind: 'move', to: 'assessing' }, refusal: null })
  expect(nextStep('assessing', none, technician)?.step).toEqual({ kind: 'dialog', dialog: 'assess' })
  expect(nextStep('assessing', released, technician)?.step).toEqual({ kind: 'move', to: 'repairing' })
  expect(nextStep('assessing', { ...none, hasAssessment: true, isSolved: true }, technician)?.step).toEqual({
    kind: 'move',
    to: 'testing',
  })
  expect(nextStep('awaiting-approval', offered, technician)?.step).toEqual({ kind: 'dialog', dialog: 'approve' })
  expect(nextStep('awaiting-approval', { ...none, approval: 'declined' }, technician)?.step).toEqual({
    kind: 'move',
    to: 'ready',
  })
  expect(nextStep('repairing', none, technician)?.step).toEqual({ kind: 'dialog', dialog: 'log' })
  expect(nextStep('repairing', { ...none, hasRepairEntry: true }, technician)?.step).toEqual({ kind: 'move', to: 'testing' })
  expect(nextStep('testing', none, technician)?.step).toEqual({ kind: 'dialog', dialog: 'checklist' })
  expect(nextStep('closed', none, technician)).toBeNull()
})

test('a repair begins with the parts of its plan', () => {
  const reserve = { step: { kind: 'reserve' }, refusal: null }
  expect(nextStep('assessing', released, technician, true)).toEqual(reserve)
  expect(nextStep('repairing', released, technician, true)).toEqual(reserve)
  expect(nextStep('assessing', offered, technician, true)?.step).toEqual({ kind: 'move', to: 'awaiting-approval' })
  expect(nextStep('testing', released, technician, true)?.step).toEqual({ kind: 'dialog', dialog: 'checklist' })
  expect(nextStep('assessing', released, frontDesk, true)?.refusal).toBe('move-not-permitted')
})

test('a hold comes before everything, and whoever may not do the step is told', () => {
  expect(nextStep('repairing', { ...none, isOnHold: true }, technician)).toEqual({ step: { kind: 'release' }, refusal: null })
  expect(nextStep('received', none, frontDesk)?.refusal).toBe('move-not-permitted')
  expect(nextStep('ready', none, technician)).toEqual({ step: { kind: 'hand-back' }, refusal: 'move-not-permitted' })
  expect(nextStep('ready', none, frontDesk)?.refusal).toBeNull()
})

test('nothing is repaired before a plan, the customer’s word and consent', () => {
  const assessed = { ...none, hasAssessment: true }
  expect(nextStep('assessing', assessed, technician)?.step).toEqual({ kind: 'dialog', dialog: 'plan' })
  expect(nextStep('assessing', offered, technician)?.step).toEqual({ kind: 'move', to: 'awaiting-approval' })
  expect(nextStep('awaiting-approval', released, technician)?.step).toEqual({ kind: 'move', to: 'repairing' })
  expect(nextStep('assessing', { ...released, hasConsent: false }, technician)?.step).toEqual({
    kind: 'dialog',
    dialog: 'consent',
  })
  // A dearer version while it is being repaired.
  expect(nextStep('repairing', offered, technician)?.step).toEqual({ kind: 'move', to: 'awaiting-approval' })
})
