import { z } from 'zod'
import { causeCode } from '../jobs/assessment.ts'
import { fieldMessage } from '../kernel/field-message.ts'
import { remoteSessionId } from '../kernel/ids.ts'
import { line, optionalLine } from '../kernel/text.ts'

/** By which way the customer allowed somebody to help from afar. */
export const PERMISSION_WAYS = ['phone', 'email', 'message', 'web', 'in-person'] as const
export const permissionWay = z.enum(PERMISSION_WAYS)

/** How help from afar ended. `solved` closes a request whose unit never came; `must-come-in` asks for the unit. */
export const REMOTE_RESULTS = ['solved', 'not-solved', 'needs-visit', 'must-come-in'] as const
export const remoteResult = z.enum(REMOTE_RESULTS)
export type RemoteResult = z.infer<typeof remoteResult>

/** Who of the customer's side allowed it, and how: written down before anything else. (MISSION.md, C1.) */
export const permissionFields = { permissionBy: line(120), permissionWay }

export const endingFields = {
  /** What was used to look and help: a remote desktop, a video call, words alone. */
  tool: optionalLine(80),
  /** One line each, in the order tried. */
  steps: z
    .array(line(300))
    .min(1, fieldMessage('required'))
    .max(40, fieldMessage('tooMany', { max: 40 })),
  result: remoteResult,
  /** What it was, where somebody knows: the next one with the same symptom learns from it. */
  causeCode: causeCode.nullable(),
  /** Whole minutes; null takes the time since the session began, a day at most. */
  minutes: z
    .int({ error: () => fieldMessage('notANumber') })
    .min(0, fieldMessage('tooSmall', { min: 0 }))
    .max(1440, fieldMessage('tooLarge', { max: 1440 }))
    .nullable(),
}

/** One session of help from afar; what is null is not known before it ends. */
export const remoteSession = z.object({
  id: remoteSessionId,
  permissionBy: z.string(),
  permissionWay,
  begunAt: z.string(),
  begunBy: z.string(),
  tool: z.string().nullable(),
  steps: z.array(z.string()),
  result: remoteResult.nullable(),
  causeCode: causeCode.nullable(),
  minutes: z.int().nullable(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
})
export type RemoteSession = z.infer<typeof remoteSession>

/** Steps as typed into one box: a line each, empty ones dropped. */
export function stepsOf(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((step) => step.trim())
    .filter((step) => step !== '')
}
