/** What must hold, from QUALITY.md. `p95` in milliseconds; `ratio` is the median over that of the bare statements in the same run. */
export interface Bar {
  name: string
  p95: number
  ratio: number
}

const LOOK_UP = 10
const LIST = 4

export const BARS = {
  open: { name: 'open a job by scan', p95: 10, ratio: LOOK_UP },
  findSerial: { name: 'find by serial', p95: 40, ratio: LOOK_UP },
  findPhone: { name: 'find by phone', p95: 40, ratio: LOOK_UP },
  findName: { name: 'find by name fragment', p95: 40, ratio: LOOK_UP },
  findChinese: { name: 'find by two Chinese characters', p95: 40, ratio: LOOK_UP },
  board: { name: 'board, all open jobs', p95: 60, ratio: LIST },
  column: { name: 'board, first column', p95: 15, ratio: LIST },
  checkIn: { name: 'check-in commit', p95: 25, ratio: LOOK_UP },
  repair: { name: 'repair entry, two parts', p95: 20, ratio: LOOK_UP },
} as const satisfies Record<string, Bar>

export type OperationName = keyof typeof BARS

/** Of the host process: memory once the first screens are shown, time from its start to its first answer. */
export const HOST_BARS = { residentMegabytes: 350, firstAnswerMs: 2000 } as const
