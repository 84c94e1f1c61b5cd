import type { JobFile } from '../../../shared/jobs/jobs.ts'
import type { Role } from '../../../shared/kernel/permissions.ts'
import { wording } from '../../../shared/kernel/text.ts'
import {
  accessoryContent,
  badgeContent,
  binContent,
  commandContent,
  jobContent,
  type LabelContent,
  loanerContent,
  partContent,
  unitContent,
} from '../../../shared/labels/label-content.ts'
import type { LabelKind } from '../../../shared/labels/label-kinds.ts'
import type { Part } from '../../../shared/parts/parts.ts'
import { commandCode, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { type BenchCommand, isKeyCommand } from '../../../shared/scan/scan-tokens.ts'
import type { Bin } from '../../../shared/stock/bins.ts'
import type { LabelSpeech } from './label-words.ts'

/** From the records to what their labels say. Pure; the services read. */

/** One label to be drawn, in whatever language its layout says. */
export interface LabelOrder {
  kind: LabelKind
  /** What it is of, for messages and titles. */
  of: string
  content: (speech: LabelSpeech) => LabelContent
}

export function jobOrder(job: JobFile, timeZone: string): LabelOrder {
  const data = {
    timeZone,
    number: job.number,
    codePayload: scanCodeOf(job.number),
    customerShortName: job.customerName,
    customerPhone: job.customer.phone,
    brand: job.brand,
    model: job.modelName,
    serial: job.serial,
    receivedAt: job.receivedAt,
    isUrgent: job.isUrgent,
    accessoryCount: job.accessories.length,
    rmaNumber: job.rmaNumber,
    fault: job.fault,
  }
  return { kind: 'job', of: job.number, content: ({ words }) => jobContent(data, words) }
}

export function accessoryOrders(job: JobFile): LabelOrder[] {
  return job.accessories.map((item) => {
    const data = {
      jobNumber: job.number,
      codePayload: scanCodeOf(item.code),
      // The remark made at the counter protects both sides only where it can be read: on the thing itself.
      name: item.note === null ? item.name : `${item.name} – ${item.note}`,
      customerShortName: job.customerName,
      index: item.position,
      count: job.accessories.length,
    }
    return { kind: 'accessory', of: job.number, content: ({ words }) => accessoryContent(data, words) }
  })
}

export interface LabelledUnit {
  number: string
  serial: string | null
  /** Brand and model. */
  model: string
}

/** What a label says of the depot. */
export interface LabelDepot {
  name: string
  phone: string | null
}

/** The label of a customer's unit, or of one that the depot lends. */
export function unitOrder(
  { number, serial, model }: LabelledUnit,
  depot: LabelDepot,
  kind: 'unit' | 'loaner' = 'unit',
): LabelOrder {
  const data = { number, serial, model, codePayload: scanCodeOf(number), depotName: depot.name, depotPhone: depot.phone }
  const content = kind === 'unit' ? unitContent : loanerContent
  return { kind, of: number, content: ({ words }) => content(data, words) }
}

export function partOrder({ number, sku, name, makerNumber }: Pick<Part, 'number' | 'sku' | 'name' | 'makerNumber'>): LabelOrder {
  return {
    kind: 'part',
    of: sku,
    content: ({ language }) => {
      const names = [wording(name, language), wording(name, language === 'en' ? 'zh-CN' : 'en')]
      return partContent({ number, codePayload: scanCodeOf(number), sku, names: [...new Set(names)], makerNumber })
    },
  }
}

export function binOrder({ number, code, name, kind }: Pick<Bin, 'number' | 'code' | 'name' | 'kind'>): LabelOrder {
  return {
    kind: 'bin',
    of: code,
    content: ({ say }) =>
      binContent({ number, codePayload: scanCodeOf(number), code, name, kind: say(({ binKind }) => binKind[kind]) }),
  }
}

/** A badge carries the code that its holder alone knows; the store has its hash. */
export function badgeOrder(staff: { name: string; roles: readonly Role[] }, code: string, depotName: string): LabelOrder {
  return {
    kind: 'badge',
    of: staff.name,
    content: ({ say }) =>
      badgeContent({
        depotName,
        staffName: staff.name,
        roles: staff.roles.map((name) => say(({ role }) => role[name])),
        codePayload: code,
      }),
  }
}

/** One command of the bench, to be stuck where it is needed. */
export function commandOrder(command: BenchCommand): LabelOrder {
  return {
    kind: 'command',
    of: command,
    content: ({ say }) =>
      commandContent({
        codePayload: scanCodeOf(commandCode(command)),
        name: say((words) => words.command[command]),
        hint: say(({ commandHint }) => commandHint[isKeyCommand(command) ? 'keys' : 'bench']),
      }),
  }
}
