import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { fileReport, pageOfReports, readReport, readReportsOfJob, registerReport, rejectReport } from './quality.service.ts'

export function qualityHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    list: os.quality.list.handler(({ input }) => pageOfReports(read, input)),
    get: os.quality.get.handler(async ({ input }) => found(await readReport(read, input.number))),
    ofJob: os.quality.ofJob.handler(async ({ input }) => found(await readReportsOfJob(read, input.jobId))),
    file: os.quality.file.handler(change(core, fileReport)),
    register: os.quality.register.handler(change(core, registerReport)),
    reject: os.quality.reject.handler(change(core, rejectReport)),
  }
}
