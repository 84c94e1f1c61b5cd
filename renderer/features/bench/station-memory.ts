import { createPassingMemory } from '../../app/passing-memory.ts'

/** After this long a command is no longer about the job scanned last. */
const SCANNED_JOB_MS = 120_000

/** The number of the job that a command is about: the one scanned last at this station. */
export const scannedJob = createPassingMemory<string>(SCANNED_JOB_MS)
