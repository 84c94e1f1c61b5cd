import { z } from 'zod'
import { line } from '../kernel/text.ts'
import { calendarDate } from '../kernel/time.ts'
import { waitParty } from './stages.ts'

/** How a customer was told something. */
export const TOLD_WAYS = ['phone', 'email', 'message', 'in-person'] as const
export const toldWay = z.enum(TOLD_WAYS)
export type ToldWay = z.infer<typeof toldWay>

/** A new promised date: why, on whose account the delay goes, and how the customer was told of it. (MISSION.md, D7.) */
export const delayFields = {
  dueOn: calendarDate,
  reason: line(200),
  party: waitParty,
  /** Null: not told yet, which stays a task until somebody notes it. */
  told: toldWay.nullable(),
}
export type Delay = z.output<z.ZodObject<typeof delayFields>>
