import Database from 'better-sqlite3'
import { phoneDigits } from '../../shared/customers/customers.ts'
import { folded } from '../../shared/kernel/fold.ts'
import { bigramWord, cjkBigrams } from '../../shared/search/bigrams.ts'
import { normalSerial } from '../../shared/units/units.ts'
import type { OperationName } from './bars.ts'

/** The same data as each operation, fetched or written by hand-written SQL on one connection of this process. */
export type Bare = Record<OperationName, (text: string) => unknown>

const CARD = `select job.id, job.seq, job.stage, is_urgent, substr(fault, 1, 200) fault, received_at, due_on, stage_since, job.version, assignee_id,
    shelf, hold_reason, hold_party, hold_since, job.category, solved_as, approval_state, job.plan_id, plan_total, may_disassemble, may_wipe_data,
    asks_disassembly, asks_data, has_repair_entry, last_test, arrival, policy_version_id, untold_since,
    job.rma_id, job.unit_id, job.model_id, job.customer_id, rma.seq rma_seq, customer.name customer_name, model.brand, model.name model_name,
    unit.serial, assignee.name assignee_name, escalation.level, escalation.reason, escalation.party, escalation.raised_at, escalator.name escalated_by,
    (select min(since) from work_timer where job_id = job.id) timer_since,
    exists (select 1 from plan_line where plan_id = job.plan_id and kind = 'travel') has_visit
  from job join rma on rma.id = job.rma_id join customer on customer.id = job.customer_id join model on model.id = job.model_id
  join unit on unit.id = job.unit_id left join staff assignee on assignee.id = job.assignee_id
  left join escalation on escalation.id = job.escalation_id left join staff escalator on escalator.id = escalation.raised_by`

const OF_JOB = [
  'select accessory.* from accessory where job_id = ? order by position',
  'select repair_entry.*, staff.name from repair_entry join staff on staff.id = by_id where job_id = ? order by at',
  'select repair_part.*, sku, name_en, name_zh from repair_part join part on part.id = part_id where job_id = ?',
  'select test_run.*, staff.name from test_run join staff on staff.id = by_id where job_id = ? order by at',
  'select attachment.* from attachment where job_id = ?',
  'select event.*, staff.name from event join staff on staff.id = by_id where job_id = ? order by seq desc limit 300',
]

export function bareStatements(path: string): { bare: Bare; close(): void } {
  const database = new Database(path)
  for (const pragma of ['synchronous = FULL', 'foreign_keys = ON', 'busy_timeout = 5000', 'cache_size = -32000'])
    database.pragma(pragma)
  const card = database.prepare<[number], { id: string; unit_id: string; rma_id: string; model_id: string; customer_id: string }>(
    `${CARD} where job.seq = ?`,
  )
  const details = database.prepare(
    `select rma.*, customer.*, model.*, staff.name from rma join customer on customer.id = rma.customer_id
     join staff on staff.id = rma.taken_by join model on model.id = ? where rma.id = ?`,
  )
  const ofJob = OF_JOB.map((sql) => database.prepare(sql))
  const history = database.prepare(`${CARD} where job.unit_id = ? order by job.seq desc limit 20`)
  const board = database.prepare(`${CARD} where job.stage <> 'closed' order by is_urgent desc, due_on, job.seq`)
  const column = database.prepare(`${CARD} where job.stage = 'received' order by is_urgent desc, due_on, job.seq`)
  const find = finder(database)
  const write = writer(database)
  return {
    bare: {
      open(number) {
        const job = card.get(Number(number.slice(1, 8)))
        if (job === undefined) throw new Error('no such job')
        return [job, details.get(job.model_id, job.rma_id), ...ofJob.map((one) => one.all(job.id)), history.all(job.unit_id)]
      },
      findSerial: (text) => find('search_trigram', `"${folded(text)}" OR "${folded(normalSerial(text))}"`),
      findPhone: (text) => find('search_trigram', `"${phoneDigits(text)}"`),
      findName: (text) => find('search_trigram', `"${folded(text)}"`),
      findChinese: (text) => find('search_bigram', cjkBigrams(text).slice(0, 1).map(bigramWord).join(' ')),
      board: () => board.all(),
      column: () => column.all(),
      checkIn: write.checkIn,
      repair: write.repair,
    },
    close: () => database.close(),
  }
}

/** The newest twenty matches with the unit or customer behind each, and the open jobs of these. */
function finder(database: Database.Database) {
  const sources = Object.fromEntries(
    ['search_trigram', 'search_bigram'].map((index) => [
      index,
      database.prepare<[string], { kind: string; ref: string }>(
        `select e.kind, e.ref from ${index} f cross join search_entry e on e.row = f.rowid where ${index} match ?
         order by f.rowid desc limit 60`,
      ),
    ]),
  )
  const unit = database.prepare('select unit.*, brand, name from unit join model on model.id = model_id where unit.id = ?')
  const customer = database.prepare('select * from customer where id = ?')
  const jobs = ['unit_id', 'customer_id'].map((key) =>
    database.prepare(`${CARD} where job.${key} = ? and job.stage <> 'closed' order by job.seq desc limit 20`),
  )
  return (index: string, match: string) => {
    const refs = sources[index]?.all(match) ?? []
    return refs
      .slice(0, 20)
      .map(({ kind, ref }) => [(kind === 'unit' ? unit : customer).get(ref), jobs[kind === 'unit' ? 0 : 1]?.all(ref)])
  }
}

/** The rows of one check-in, and of one repair entry with two parts, each in one durable transaction. */
function writer(database: Database.Database) {
  const copy = (table: string, changed: Readonly<Record<string, string>>) => {
    const columns = database
      .prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => name)
    const values = columns.map((name) => changed[name] ?? `"${name}"`)
    return `insert into "${table}" (${columns.map((name) => `"${name}"`).join()}) select ${values.join()} from "${table}"`
  }
  const number = (name: string) =>
    database.prepare<[], { value: number }>(`update counter set value = value + 1 where name = '${name}' returning value`)
  const [rmaNumber, jobNumber, unitNumber] = [number('rma'), number('job'), number('unit')]
  const customer = database.prepare(`${copy('customer', { id: '@id', phone_digits: '@id' })} where id = @like`)
  const unit = database.prepare(
    `${copy('unit', { id: '@id', seq: '@seq', serial: '@id', serial_key: '@id', owner_id: '@customer' })} where seq = 1`,
  )
  const rma = database.prepare(`${copy('rma', { id: '@id', seq: '@seq', customer_id: '@customer' })} where seq = 1`)
  const job = database.prepare(
    `${copy('job', { id: '@id', seq: '@seq', rma_id: '@rma', unit_id: '@unit', customer_id: '@customer', stage: `'received'`, previous_job_id: 'null', closed_at: 'null', outcome: 'null' })} where seq = 1`,
  )
  const accessory = database.prepare(`insert into accessory values (?, ?, ?, 'Charger', null, null, null)`)
  const search = database.prepare(`insert into search_entry (kind, ref, text, bigrams) values (?, ?, ?, '')`)
  const event = database.prepare(
    `insert into event (job_id, at, by_id, kind, data) select ?, at, by_id, 'shelved', data from event where seq = 1`,
  )
  const audit = database.prepare(
    `insert into audit (at, device, procedure, entity, entity_id, after) values ('2026', 'bench', 'bare', ?, ?, '{}')`,
  )
  const changes = database.prepare(`insert into change_list (at, changes) values ('2026', '[]')`)
  const key = database.prepare(
    `insert into idempotency (key, procedure, body_hash, answer, at) values (?, 'bare', '', '{}', '2026')`,
  )
  const entry = database.prepare(
    `insert into repair_entry values (?, ?, '2026', (select by_id from event where seq = 1), null, 'Bare', 10, 0, null)`,
  )
  const part = database.prepare(
    `insert into repair_part (id, entry_id, job_id, part_id, quantity) select ?, ?, job_id, part_id, 1 from job_part where id = ?`,
  )
  const needs = database.prepare<[string], { id: string }>('select id from job_part where job_id = ? limit 2')
  const moved = database.prepare(
    `insert into movement (at, by_id, kind, part_id, quantity, job_id, job_part_id, unit_cost, value)
     select '2026', by_id, 'fit', part_id, 1, job_id, id, 100, -100 from job_part where id = ?`,
  )
  const owned = database.prepare(
    `update part_stock set owned = owned - 1, value = value - 100 where part_id = (select part_id from job_part where id = ?)`,
  )
  const fitted = database.prepare('update job_part set picked = picked - 1, fitted = fitted + 1 where id = ?')
  const touch = database.prepare<[string], { id: string }>('update job set version = version + 1 where id = ? returning id')
  const firstCustomer = database.prepare<[], { id: string }>('select id from customer limit 1').get()?.id ?? ''

  const checkIn = database.transaction((id: string) => {
    const [seqs, at] = [
      [rmaNumber.get()?.value, jobNumber.get()?.value, unitNumber.get()?.value],
      (suffix: string) => `${id}-${suffix}`,
    ]
    key.run(at('key'))
    customer.run({ id: at('c'), like: firstCustomer })
    unit.run({ id: at('u'), seq: seqs[2], customer: at('c') })
    rma.run({ id: at('r'), seq: seqs[0], customer: at('c') })
    job.run({ id: at('j'), seq: seqs[1], rma: at('r'), unit: at('u'), customer: at('c') })
    for (const place of [1, 2]) accessory.run(at(`a${place}`), at('j'), place)
    for (const [kind, ref] of [
      ['customer', at('c')],
      ['unit', at('u')],
    ])
      search.run(kind, ref, `bare ${id}`)
    event.run(at('j'))
    for (const entity of ['customer', 'unit', 'rma', 'job']) audit.run(entity, id)
    changes.run()
  })
  const repair = database.transaction((text: string) => {
    const [jobId = '', id = ''] = text.split(' ')
    key.run(`${id}-key`)
    touch.get(jobId)
    entry.run(id, jobId)
    for (const [place, need] of needs.all(jobId).entries()) {
      part.run(`${id}-${place}`, id, need.id)
      for (const statement of [moved, owned, fitted]) statement.run(need.id)
    }
    event.run(jobId)
    audit.run('job', jobId)
    changes.run()
  })
  return { checkIn: (id: string) => checkIn.immediate(id), repair: (text: string) => repair.immediate(text) }
}
