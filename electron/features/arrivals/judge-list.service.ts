import type { JudgedLine } from '../../../shared/arrivals/arrivals.ts'
import type { Refusal } from '../../../shared/kernel/refusal.ts'
import { isImei, normalSerial, type Unit } from '../../../shared/units/units.ts'
import type { ReadDb } from '../../db/store.ts'
import { findModel, findModelByWords } from '../catalogue/catalogue.repository.ts'
import { findCustomer } from '../customers/customers.repository.ts'
import { reasonOfOpenJob } from '../intake/intake.service.ts'
import { findUnitBySerialKey } from '../units/units.repository.ts'
import { listOpenJobsOfUnits } from './arrivals.repository.ts'

interface ListedLines {
  lines: readonly { serial: string; model: string }[]
  modelId: string | null
}

type NamedModel = Awaited<ReturnType<typeof findModelByWords>>

/**
 * What the depot knows of each line of a list, and why it would not be taken: its serial is no IMEI though the model has one, has
 * an open job or is expected, belongs to another model than the line says; or the line names a model that is not on file. What is
 * wrong with a line by itself (no serial, twice in the list) the page sees without asking.
 */
export async function judgeList(db: ReadDb, { lines, modelId }: ListedLines): Promise<JudgedLine[]> {
  const usual = modelId === null ? null : await findModel(db, modelId)
  const named = await modelsByWords(db, lines)
  const units = await Promise.all(lines.map(({ serial }) => findUnitBySerialKey(db, normalSerial(serial))))
  const known = await describeUnits(db, units)
  return lines.map((line, index) => {
    const model = line.model.trim() === '' ? usual : (named.get(line.model) ?? null)
    const unit = units[index] ?? null
    const about = unit === null ? null : (known.get(unit.id) ?? null)
    const refusal = refusalOfLine(line, model, about)
    return {
      unit: about && { id: about.unit.id, modelId: about.unit.modelId, modelName: about.modelName, ownerName: about.ownerName },
      model: model && { id: model.id, name: `${model.brand} ${model.name}` },
      refusal,
    }
  })
}

async function modelsByWords(db: ReadDb, lines: ListedLines['lines']): Promise<Map<string, NamedModel>> {
  const words = [...new Set(lines.map((line) => line.model).filter((text) => text.trim() !== ''))]
  return new Map(await Promise.all(words.map(async (text) => [text, await findModelByWords(db, text)] as const)))
}

interface KnownUnit {
  unit: Unit
  modelName: string
  ownerName: string | null
  /** Why it cannot be taken in: it is here, or it is waited for. */
  refusal: Refusal | null
}

async function describeUnits(db: ReadDb, units: readonly (Unit | null)[]): Promise<Map<string, KnownUnit>> {
  const found = units.filter((unit) => unit !== null)
  const open = await listOpenJobsOfUnits(
    db,
    found.map((unit) => unit.id),
  )
  const described = await Promise.all(
    found.map(async (unit): Promise<[string, KnownUnit]> => {
      const [model, owner] = await Promise.all([
        findModel(db, unit.modelId),
        unit.ownerId === null ? null : findCustomer(db, unit.ownerId),
      ])
      const job = open.find((one) => one.unit_id === unit.id)
      const modelName = model === null ? '' : `${model.brand} ${model.name}`
      return [unit.id, { unit, modelName, ownerName: owner?.name ?? null, refusal: reasonOfOpenJob(job) }]
    }),
  )
  return new Map(described)
}

function refusalOfLine(
  line: { serial: string; model: string },
  model: Pick<NonNullable<NamedModel>, 'id' | 'serialKind'> | null,
  known: KnownUnit | null,
): Refusal | null {
  const saysModel = line.model.trim() !== ''
  if (saysModel && model === null) return { reason: 'model-unknown', params: { model: line.model.trim() } }
  if (known !== null) {
    if (known.refusal !== null) return known.refusal
    const isOther = saysModel && model !== null && model.id !== known.unit.modelId
    return isOther ? { reason: 'serial-belongs-to-model', params: { model: known.modelName } } : null
  }
  const isWrongImei = line.serial.trim() !== '' && model?.serialKind === 'imei' && !isImei(line.serial)
  return isWrongImei ? { reason: 'bad-imei', params: { serial: line.serial.trim() } } : null
}
