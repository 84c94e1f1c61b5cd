import type { Plan, PlanLine } from './plans.ts'

type Version = Pick<Plan, 'total' | 'promisedOn' | 'lines'>

/** What a newer version of a plan changed. */
export interface PlanDifference {
  /** Minor units; above zero = dearer. */
  price: number
  promisedOn: { from: string | null; to: string | null } | null
  added: PlanLine[]
  removed: PlanLine[]
  /** Lines of the same kind and wording whose figures or payer changed. */
  changed: { from: PlanLine; to: PlanLine }[]
}

const nameOf = ({ kind, description }: PlanLine) => `${kind} ${description}`
const figuresOf = ({ quantity, unitPrice, discount, taxPoints, isCovered }: PlanLine) =>
  [quantity, unitPrice, discount, taxPoints, isCovered].join()

/** What a customer who agreed to `before` would have to know about `after`. Lines are matched by kind and wording, in order. */
export function differenceOf(before: Version, after: Version): PlanDifference {
  const left = [...before.lines]
  const added: PlanLine[] = []
  const changed: PlanDifference['changed'] = []
  for (const to of after.lines) {
    const index = left.findIndex((from) => nameOf(from) === nameOf(to))
    const [from] = index === -1 ? [] : left.splice(index, 1)
    if (from === undefined) added.push(to)
    else if (figuresOf(from) !== figuresOf(to)) changed.push({ from, to })
  }
  const isSameDay = before.promisedOn === after.promisedOn
  return {
    price: after.total - before.total,
    promisedOn: isSameDay ? null : { from: before.promisedOn, to: after.promisedOn },
    added,
    removed: left,
    changed,
  }
}
