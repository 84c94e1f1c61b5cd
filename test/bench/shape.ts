/** How many rows of what a store of this many jobs has: a fifth as many customers, three units for five jobs. */
export interface Shape {
  jobs: number
  openJobs: number
  customers: number
  units: number
  models: number
  parts: number
}

export function shapeOf(jobs: number): Shape {
  return {
    jobs,
    openJobs: Math.min(2000, Math.floor(jobs / 10)),
    customers: Math.max(100, Math.floor(jobs / 5)),
    units: Math.max(100, Math.floor(jobs * 0.6)),
    models: 60,
    parts: Math.max(40, Math.floor(jobs / 20)),
  }
}

/** Each unit comes once before any comes again; the open jobs are of units that are in the house once only. */
export function unitOf(index: number, shape: Shape): number {
  return index < shape.units ? index : (index * 7) % shape.units
}

/** Serials differ early, as makers' do: a batch of letters, then a number that does not count up. */
export function serialOf(index: number): string {
  const mixed = Math.imul(index + 7, 0x85ebca6b) >>> 0
  const letters = String.fromCharCode(65 + (mixed % 26), 65 + ((mixed >>> 5) % 26))
  return `${letters}${String(mixed % 1000).padStart(3, '0')}-${String(index).padStart(7, '0')}`
}

/** Dealers, one customer in a hundred, own a fifth of all units. */
export function ownerOf(unit: number, shape: Shape): number {
  return unit % 5 === 0 ? (unit % Math.max(1, Math.floor(shape.customers / 100))) * 100 : unit % shape.customers
}
