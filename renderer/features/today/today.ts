import type { DepotClient } from '../../app/api.ts'

/** The host's answer to "what is there to do today". */
export type TodayData = Awaited<ReturnType<DepotClient['jobs']['today']>>
