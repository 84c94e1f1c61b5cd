import { isContractProcedure } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../../shared/contract.ts'
import { ROLES, type Role } from '../../shared/kernel/permissions.ts'
import { type Client, openWorld, type Place, type World } from '../kit/world.ts'

/** Every role × every procedure, through the real router, against the table "Roles" of the mission written out by hand. */

const EVERYBODY = ROLES
const COUNTER: readonly Role[] = ['front-desk', 'manager']
const BENCH: readonly Role[] = ['technician', 'quality', 'manager']
const APPROVAL: readonly Role[] = ['front-desk', 'technician', 'manager']
const QUALITY: readonly Role[] = ['quality', 'manager']
const STOCK: readonly Role[] = ['parts', 'manager']
const PICK: readonly Role[] = ['technician', 'parts', 'manager']
const ADMINISTRATOR: readonly Role[] = ['administrator']
const CATALOGUE: readonly Role[] = ['manager', 'administrator']
const WAIVE: readonly Role[] = ['manager']
const COUNTER_OR_BENCH: readonly Role[] = ['front-desk', 'technician', 'quality', 'manager']
/** Whoever may touch a unit. */
const HANDS: readonly Role[] = ['front-desk', 'technician', 'parts', 'quality', 'manager']
const ALL_BUT_AUDITOR: readonly Role[] = ROLES.filter((role) => role !== 'auditor')
/** Nobody need be signed in. */
const ANYBODY = 'anybody'

const MAY: Readonly<Record<string, readonly Role[] | typeof ANYBODY>> = {
  'archive.ofJob': ['front-desk', 'quality', 'manager', 'auditor'],
  'arrivals.expected': EVERYBODY,
  'arrivals.get': EVERYBODY,
  'arrivals.judgeList': COUNTER,
  'arrivals.announce': COUNTER,
  'arrivals.receive': COUNTER,
  'arrivals.addSurplus': COUNTER,
  'arrivals.undo': COUNTER,
  'arrivals.finish': COUNTER,
  'attachments.upload': [...COUNTER_OR_BENCH, 'parts'],
  'attachments.read': EVERYBODY,
  'audit.verify': ['manager', 'administrator', 'auditor'],
  'bench.assess': BENCH,
  'bench.startTimer': BENCH,
  'bench.pauseTimer': BENCH,
  'bench.timer': EVERYBODY,
  'bench.logRepair': BENCH,
  'bench.recordTest': BENCH,
  'bench.addPhotos': BENCH,
  'bench.showPasscode': BENCH,
  'catalogue.models': EVERYBODY,
  'catalogue.model': EVERYBODY,
  'catalogue.createModel': CATALOGUE,
  'catalogue.updateModel': CATALOGUE,

  'certificates.verify': EVERYBODY,
  'certificates.keys': EVERYBODY,
  'certificates.page': EVERYBODY,
  'custody.ofUnit': EVERYBODY,
  'custody.find': EVERYBODY,
  'custody.move': HANDS,
  'custody.moveScanned': HANDS,
  'custody.takeBack': HANDS,
  'custody.search': EVERYBODY,
  'custody.places': EVERYBODY,
  'custody.place': EVERYBODY,
  'custody.addPlace': ALL_BUT_AUDITOR,
  'custody.changePlace': ALL_BUT_AUDITOR,
  'custody.finishCount': HANDS,
  'customers.list': EVERYBODY,
  'customers.get': EVERYBODY,
  'customers.create': COUNTER,
  'customers.update': COUNTER,
  'depot.info': ANYBODY,
  'depot.setUp': ANYBODY,
  'depot.openSample': ANYBODY,
  'depot.sampleProgress': ANYBODY,
  'depot.settings': EVERYBODY,
  'depot.updateSettings': ADMINISTRATOR,
  'documents.render': EVERYBODY,
  'documents.packingMail': EVERYBODY,
  'documents.pdf': EVERYBODY,
  'documents.zpl': EVERYBODY,
  'templates.list': EVERYBODY,
  'templates.get': EVERYBODY,
  'templates.version': EVERYBODY,
  'templates.save': ADMINISTRATOR,
  'templates.uploadLogo': ADMINISTRATOR,
  'templates.preview': ADMINISTRATOR,
  'escalations.raise': COUNTER_OR_BENCH,
  'escalations.answer': COUNTER_OR_BENCH,
  'entitlement.ofJob': EVERYBODY,
  'entitlement.preview': EVERYBODY,
  'entitlement.factsOfUnit': EVERYBODY,
  'entitlement.fleet': EVERYBODY,
  'loaners.list': EVERYBODY,
  'loaners.get': EVERYBODY,
  'loaners.ofJob': EVERYBODY,
  'loaners.add': [...COUNTER, 'administrator'],
  'loaners.change': [...COUNTER, 'administrator'],
  'loaners.lend': COUNTER,
  'loaners.extend': COUNTER,
  'loaners.giveBack': COUNTER,
  'handBack.gate': EVERYBODY,
  'handBack.complete': COUNTER,
  'imports.upload': STOCK,
  'imports.check': STOCK,
  'imports.progress': STOCK,
  'imports.preview': STOCK,
  'imports.badLines': STOCK,
  'imports.run': STOCK,
  'imports.cancel': STOCK,
  'imports.runs': STOCK,
  'imports.export': EVERYBODY,
  'intake.checkIn': COUNTER,
  'jobs.board': EVERYBODY,
  'jobs.get': EVERYBODY,
  'jobs.rma': EVERYBODY,
  'jobs.list': EVERYBODY,
  'jobs.today': EVERYBODY,
  'jobs.move': COUNTER_OR_BENCH,
  'scanner.ports': EVERYBODY,
  'scanner.serial': ANYBODY,
  'scanner.setSerial': ALL_BUT_AUDITOR,
  'scanner.scans': ANYBODY,
  'jobs.undoMove': COUNTER_OR_BENCH,
  'jobs.hold': BENCH,
  'jobs.release': BENCH,
  'jobs.assign': BENCH,
  'jobs.setShelf': ['front-desk', 'technician', 'parts', 'quality', 'manager'],
  'jobs.setUrgent': COUNTER_OR_BENCH,
  'jobs.noteTold': COUNTER_OR_BENCH,
  'knowledge.similar': EVERYBODY,
  'labels.layouts': EVERYBODY,
  'labels.preview': EVERYBODY,
  'labels.save': ADMINISTRATOR,
  'live.changes': EVERYBODY,
  'policies.list': EVERYBODY,
  'policies.get': EVERYBODY,
  'policies.version': EVERYBODY,
  'policies.judge': EVERYBODY,
  'policies.adopt': WAIVE,
  'policies.create': WAIVE,
  'policies.save': WAIVE,
  'policies.setActive': WAIVE,
  'policies.setUse': WAIVE,
  'quality.list': EVERYBODY,
  'quality.get': EVERYBODY,
  'quality.ofJob': EVERYBODY,
  'quality.file': BENCH,
  'quality.register': QUALITY,
  'quality.reject': QUALITY,
  'remote.ofJob': EVERYBODY,
  'remote.begin': COUNTER_OR_BENCH,
  'remote.end': COUNTER_OR_BENCH,
  'remote.callIn': COUNTER_OR_BENCH,
  'parts.find': EVERYBODY,
  'parts.list': EVERYBODY,
  'parts.get': EVERYBODY,
  'parts.lookUp': EVERYBODY,
  'parts.create': STOCK,
  'parts.update': STOCK,
  'plans.ofJob': EVERYBODY,
  'plans.suggestion': BENCH,
  'plans.offer': BENCH,
  'plans.answer': APPROVAL,
  'plans.recordConsent': COUNTER_OR_BENCH,
  'plans.setDue': COUNTER_OR_BENCH,
  'plans.makeLink': APPROVAL,
  'plans.seeByLink': ANYBODY,
  'plans.answerByLink': ANYBODY,
  'jobParts.ofJob': EVERYBODY,
  'jobParts.toPick': PICK,
  'jobParts.reserveFromPlan': PICK,
  'jobParts.takeBackAsked': PICK,
  'jobParts.add': PICK,
  'jobParts.setWanted': PICK,
  'jobParts.substitute': PICK,
  'jobParts.pick': PICK,
  'jobParts.putBack': PICK,
  'jobParts.reportDoa': PICK,
  'jobParts.reportBroken': PICK,
  'stock.bins': EVERYBODY,
  'stock.bin': EVERYBODY,
  'stock.addBin': STOCK,
  'stock.changeBin': STOCK,
  'stock.ofPart': EVERYBODY,
  'stock.movements': EVERYBODY,
  'stock.value': EVERYBODY,
  'stock.check': STOCK,
  'stock.receive': STOCK,
  'stock.find': STOCK,
  'stock.transfer': PICK,
  'stock.adjust': STOCK,
  'stock.scrap': STOCK,
  'printers.list': EVERYBODY,
  'printers.ofSystem': EVERYBODY,
  'printers.add': ADMINISTRATOR,
  'printers.change': ADMINISTRATOR,
  'printers.tryOut': ADMINISTRATOR,
  'printers.mine': EVERYBODY,
  'printers.stations': ADMINISTRATOR,
  'printers.choose': ALL_BUT_AUDITOR,
  'printers.print': ALL_BUT_AUDITOR,
  'printers.earlier': EVERYBODY,
  'printers.noteByBrowser': ALL_BUT_AUDITOR,
  'printers.open': EVERYBODY,
  'printers.past': EVERYBODY,
  'printers.toSettle': EVERYBODY,
  'printers.cancel': ALL_BUT_AUDITOR,
  'printers.retry': ALL_BUT_AUDITOR,
  'printers.answer': ALL_BUT_AUDITOR,
  'printers.reprint': ALL_BUT_AUDITOR,
  'printers.readBack': ALL_BUT_AUDITOR,
  'purchasing.suppliers': EVERYBODY,
  'purchasing.supplier': EVERYBODY,
  'purchasing.addSupplier': STOCK,
  'purchasing.changeSupplier': STOCK,
  'purchasing.removeSupplier': STOCK,
  'purchasing.offersOfPart': EVERYBODY,
  'purchasing.comingOfPart': EVERYBODY,
  'purchasing.setOffer': STOCK,
  'purchasing.dropOffer': STOCK,
  'purchasing.orders': EVERYBODY,
  'purchasing.order': EVERYBODY,
  'purchasing.makeOrder': STOCK,
  'purchasing.setNote': STOCK,
  'purchasing.setLine': STOCK,
  'purchasing.dropLine': STOCK,
  'purchasing.send': STOCK,
  'purchasing.setExpected': STOCK,
  'purchasing.setPrice': STOCK,
  'purchasing.cancel': STOCK,
  'purchasing.due': EVERYBODY,
  'purchasing.receive': STOCK,
  'purchasing.reorder': EVERYBODY,
  'purchasing.orderProposals': STOCK,
  'stocktake.list': EVERYBODY,
  'stocktake.get': EVERYBODY,
  'stocktake.count': EVERYBODY,
  'stocktake.differences': EVERYBODY,
  'stocktake.begin': STOCK,
  'stocktake.beginBin': PICK,
  'stocktake.add': PICK,
  'stocktake.endBin': PICK,
  'stocktake.leaveOut': STOCK,
  'stocktake.approve': STOCK,
  'stocktake.recount': STOCK,
  'stocktake.finish': STOCK,
  'stocktake.cancel': STOCK,
  'claims.waiting': EVERYBODY,
  'claims.open': EVERYBODY,
  'claims.closed': EVERYBODY,
  'claims.claim': EVERYBODY,
  'claims.begin': STOCK,
  'claims.addLines': STOCK,
  'claims.setLine': STOCK,
  'claims.dropLine': STOCK,
  'claims.setNote': STOCK,
  'claims.discard': STOCK,
  'claims.send': STOCK,
  'claims.answer': STOCK,
  'claims.markFaulty': PICK,
  'money.ofJob': EVERYBODY,
  'money.pay': COUNTER,
  'money.refund': ['manager'],
  'money.waive': ['manager'],
  'money.day': ['front-desk', 'manager', 'auditor'],
  'search.find': EVERYBODY,
  'search.resolveScan': EVERYBODY,
  'session.names': ANYBODY,
  'session.signIn': ANYBODY,
  'session.signInWithBadge': ANYBODY,
  'session.signOut': ANYBODY,
  'session.me': ANYBODY,
  'staff.list': EVERYBODY,
  'staff.create': ADMINISTRATOR,
  'staff.update': ADMINISTRATOR,
  'staff.setActive': ADMINISTRATOR,
  'staff.setPin': ADMINISTRATOR,
  'staff.issueBadge': ADMINISTRATOR,
  'units.lookUp': EVERYBODY,
  'units.get': EVERYBODY,
  'units.updateDates': COUNTER,
  'units.judgeProof': COUNTER,
}

const PROCEDURES = Object.entries(contract).flatMap(([feature, procedures]) =>
  Object.entries(procedures).flatMap(([name, procedure]) => (isContractProcedure(procedure) ? [`${feature}.${name}`] : [])),
)

/** Calls with no input at all: whoever may not is turned away before the input is looked at. */
async function knock(client: Client, path: string): Promise<'let in' | 'UNAUTHENTICATED' | 'FORBIDDEN'> {
  const [feature = '', name = ''] = path.split('.')
  const call: unknown = Reflect.get(Reflect.get(client, feature), name)
  if (typeof call !== 'function') throw new Error(`no such procedure: ${path}`)
  try {
    const answer: unknown = await call()
    if (typeof answer === 'object' && answer !== null && 'return' in answer && typeof answer.return === 'function')
      await answer.return()
    return 'let in'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' ? code : 'let in'
  }
}

describe('every role × every procedure', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  test('the table names every procedure and nothing else', () => {
    expect(Object.keys(MAY).toSorted()).toEqual(PROCEDURES.toSorted())
  })

  test('nobody signed in gets no further than the sign-in screen', async () => {
    const { client } = world.place()
    for (const path of PROCEDURES) {
      expect([path, await knock(client, path)]).toEqual([path, MAY[path] === ANYBODY ? 'let in' : 'UNAUTHENTICATED'])
    }
  })

  test.each(ROLES)('%s', async (role) => {
    const person = await world.as(role)
    for (const path of PROCEDURES) {
      const may = MAY[path] ?? []
      const expected = may === ANYBODY || may.includes(role) ? 'let in' : 'FORBIDDEN'
      expect([path, await knock(await signedInAgain(person), path)]).toEqual([path, expected])
    }
  })

  /** Signing out is one of the procedures; the person gets their token back for the next one. */
  async function signedInAgain(person: Place & { staff: { id: string } }): Promise<Client> {
    if (person.session.token === null) {
      const found = (await world.place().client.session.names()).find((name) => name.id === person.staff.id)
      if (found === undefined) throw new Error('the person is gone')
      await person.client.session.signIn({ staffId: found.id, pin: '2580' })
    }
    return person.client
  }
})
