import type { FormPaperData } from '../../shared/documents/form-papers.ts'
import type { FormPaper } from '../../shared/documents/job-papers.ts'
import type { Language } from '../../shared/kernel/text.ts'
import { codeOfJob, depotOf, handBackSlip, localeOf, numberOfJob, numberOfRma, rmaSlip, slipJob } from './papers.ts'

/** A paper to be filled in, as a depot prints it. */
export function formPaper(kind: FormPaper, language: Language, change: Partial<FormPaperData> = {}): FormPaperData {
  const job = slipJob(language)
  const { customer } = rmaSlip(language, 'customer')
  const { workDone } = handBackSlip(language)
  const { brand, model, serial } = job
  return {
    kind,
    locale: localeOf(language),
    depot: depotOf(language),
    number: numberOfJob,
    codePayload: codeOfJob,
    rmaNumber: numberOfRma,
    customer: { ...customer, contact: null, email: null },
    unit: { brand, model, serial, boughtOn: '2026-05-04', installedOn: null },
    receivedAt: '2026-11-21T10:42:00.000Z',
    closedAt: kind === 'loaner-agreement' || kind === 'dispatch-sheet' ? null : '2026-11-24T15:10:00.000Z',
    outcome: kind === 'scrap-certificate' ? 'scrapped' : 'repaired',
    fault: job.fault,
    findings: null,
    workDone,
    accessories: [...job.accessories],
    neededParts: [{ sku: 'HT-2000', name: language === 'en' ? 'Heater 2 kW' : '加热管 2 kW', quantity: 1 }],
    units: [
      { number: numberOfJob, brand, model, serial, accessories: job.accessories.map(({ name }) => name), outcome: 'repaired' },
    ],
    satisfaction: null,
    entitlement: job.entitlement,
    loan: null,
    printedBy: language === 'en' ? 'Anna Krüger' : '李雷',
    ...change,
  }
}
