import { readSampleContent, type Story } from '../../electron/features/sample/sample-content.ts'
import { everyLine } from '../../shared/entitlement/entitlement.ts'
import { OPEN_STAGES, type Stage } from '../../shared/jobs/stages.ts'
import { rowId } from './row-id.ts'
import { ownerOf, type Shape, unitOf } from './shape.ts'

type Row = Readonly<Record<string, string | number | null>>
type TableRow = readonly [table: string, row: Row]

const { stories } = readSampleContent()
const THREE_YEARS = 3 * 365 * 86_400_000
const STAFF = 3

/** Everything of one job: RMA, job, accessories, log, tests, events, audit. The newest `openJobs` are open. */
export function jobRows(index: number, shape: Shape, now: number): TableRow[] {
  const story = stories[index % stories.length]
  if (story === undefined) throw new Error('the sample has no stories')
  const isOpen = index >= shape.jobs - shape.openJobs
  const stage: Stage = isOpen ? (OPEN_STAGES[index % OPEN_STAGES.length] ?? 'received') : 'closed'
  const frame = frameOf(index, shape, now)
  const wasWorked = story.work !== null && (stage === 'closed' || stage === 'testing' || stage === 'ready')
  return [
    ['rma', rmaRow(index, frame)],
    ['job', jobRow(index, shape, frame, story, stage)],
    ...[0, 1].slice(0, index % 3).map((place): TableRow => ['accessory', accessoryRow(index, place, stage === 'closed')]),
    ...planRows(index, frame),
    ...(wasWorked ? workRows(index, frame, story, shape) : []),
    ...eventRows(index, frame, stage),
    [
      'audit',
      {
        at: frame.at,
        by_id: frame.by,
        device: 'bench',
        procedure: 'intake.checkIn',
        entity: 'job',
        entity_id: frame.jobId,
        before: null,
        after: '{"seq":1}',
      },
    ],
  ]
}

interface Frame {
  jobId: string
  by: string
  at: string
  later: string
  unit: number
  customer: string
}

function frameOf(index: number, shape: Shape, now: number): Frame {
  const at = now - THREE_YEARS + (index / shape.jobs) * (THREE_YEARS - 3_600_000)
  const unit = unitOf(index, shape)
  return {
    jobId: rowId('job', index),
    by: rowId('staff', index % STAFF),
    at: new Date(at).toISOString(),
    later: new Date(Math.min(now - 60_000, at + 2 * 86_400_000)).toISOString(),
    unit,
    customer: rowId('customer', ownerOf(unit, shape)),
  }
}

function rmaRow(index: number, { customer, by, at }: Frame): Row {
  return {
    id: rowId('rma', index),
    seq: index + 1,
    customer_id: customer,
    channel: 'counter',
    request_type: 'fault',
    taken_by: by,
    taken_at: at,
    pickup_code: '123456',
    signed_way: 'paper',
    signature_id: null,
  }
}

function jobRow(index: number, shape: Shape, { jobId, unit, customer, by, at, later }: Frame, story: Story, stage: Stage): Row {
  const isClosed = stage === 'closed'
  const assessment = {
    ...story.assessment,
    findings: story.assessment.findings.en,
    cause: story.assessment.cause.en,
    at,
    by: 'Staff 1',
  }
  const previous = index >= shape.units ? rowId('job', unit) : null
  return {
    id: jobId,
    seq: index + 1,
    rma_id: rowId('rma', index),
    unit_id: rowId('unit', unit),
    model_id: rowId('model', unit % shape.models),
    customer_id: customer,
    stage,
    stage_since: later,
    outcome: isClosed ? 'repaired' : null,
    is_urgent: index % 13 === 0 ? 1 : 0,
    category: story.assessment.category,
    severity: story.assessment.severity,
    fault: story.faults[index % 2]?.[index % 4 < 2 ? 'en' : 'zh-CN'] ?? '',
    symptoms: JSON.stringify(story.symptoms),
    occurred_on: null,
    wished_for: null,
    due_on: later.slice(0, 10),
    condition: story.condition.en,
    may_wipe_data: 0,
    may_disassemble: 1,
    passcode_sealed: null,
    shelf: 'A1',
    assignee_id: isClosed || index % 3 ? by : null,
    hold_reason: null,
    hold_party: null,
    hold_since: null,
    assessment: JSON.stringify(assessment),
    solved_as: story.assessment.solvedAs,
    approval_state: 'approved',
    plan_id: rowId('plan', index),
    plan_total: PLAN_TOTAL,
    has_repair_entry: isClosed || stage === 'repairing' ? 1 : 0,
    last_test: isClosed ? 'passed' : null,
    rework_count: 0,
    minutes_total: 45,
    previous_job_id: previous,
    received_at: at,
    ready_at: isClosed ? later : null,
    closed_at: isClosed ? later : null,
    parts_warranty_until: isClosed ? '2027-01-01' : null,
    labour_warranty_until: isClosed ? '2027-01-01' : null,
    collected_by: isClosed ? 'Somebody' : null,
    satisfaction: isClosed ? (index % 5) + 1 : null,
    advice: isClosed ? story.advice.en : null,
    version: 6,
  }
}

const PLAN_TOTAL = 53_700

/** Every job has a plan that the customer approved: an hour and a part, with the verdict that goes with it. */
function planRows(index: number, { jobId, by, at, later }: Frame): TableRow[] {
  const plan = rowId('plan', index)
  const entitlement = {
    on: at.slice(0, 10),
    policy: null,
    lines: everyLine(() => ({ state: 'charged', ruleId: null, until: null })),
    choices: [],
    trace: [],
    missing: [],
    onceVerified: null,
  }
  const line = (place: number, kind: string, description: string, price: number): TableRow => [
    'plan_line',
    {
      id: rowId('planLine', index * 2 + place),
      plan_id: plan,
      position: place + 1,
      kind,
      description,
      part_id: null,
      quantity: 1000,
      unit_price: price,
      discount: 0,
      tax_points: 0,
      is_covered: 0,
      reason: '{"by":"no-rule"}',
      net: price,
      tax: 0,
    },
  ]
  return [
    [
      'plan',
      {
        id: plan,
        job_id: jobId,
        number: 1,
        state: 'approved',
        cause: 'Worn out',
        measures: 'Replace it',
        promised_on: later.slice(0, 10),
        valid_until: later.slice(0, 10),
        decline_fee: 0,
        entitlement: JSON.stringify(entitlement),
        net: PLAN_TOTAL,
        tax: 0,
        total: PLAN_TOTAL,
        made_at: at,
        made_by: by,
        note: null,
      },
    ],
    line(0, 'labour', 'Labour', 18_000),
    line(1, 'part', 'Part', 35_700),
    [
      'approval',
      {
        id: rowId('approval', index),
        job_id: jobId,
        plan_id: plan,
        decision: 'approved',
        way: 'phone',
        person: 'Somebody',
        note: null,
        signature_id: null,
        total: PLAN_TOTAL,
        promised_on: later.slice(0, 10),
        at,
        by_id: by,
      },
    ],
  ]
}

function accessoryRow(job: number, place: number, isClosed: boolean): Row {
  const name = place === 0 ? 'Charger' : 'Case'
  return {
    id: rowId('accessory', job * 2 + place),
    job_id: rowId('job', job),
    position: place + 1,
    name,
    note: null,
    returned_at: isClosed ? new Date(0).toISOString() : null,
    explanation: null,
  }
}

function workRows(index: number, { jobId, by, later }: Frame, story: Story, shape: Shape): TableRow[] {
  const entry = rowId('entry', index)
  const parts = [0, 1].map((place): TableRow => [
    'repair_part',
    {
      id: rowId('entryPart', index * 2 + place),
      entry_id: entry,
      job_id: jobId,
      part_id: rowId('part', (index + place) % shape.parts),
      quantity: 1,
      old_serial: null,
      new_serial: null,
    },
  ])
  const results = [
    { stepId: 'works', label: { en: 'Works as it should', 'zh-CN': '功能正常' }, unit: null, passed: true, measured: null },
  ]
  return [
    [
      'repair_entry',
      {
        id: entry,
        job_id: jobId,
        at: later,
        by_id: by,
        found: null,
        done: story.work?.done.en ?? '',
        minutes: 45,
        is_timed: 0,
        corrects_id: null,
      },
    ],
    ...parts.slice(0, (index % 2) + 1),
    [
      'test_run',
      { id: rowId('test', index), job_id: jobId, at: later, by_id: by, passed: 1, note: null, results: JSON.stringify(results) },
    ],
  ]
}

/** Five of each job, as a depot's timeline has them. */
function eventRows(index: number, { jobId, by, at, later }: Frame, stage: Stage): TableRow[] {
  const event = (kind: string, data: Record<string, string | number>, when: string): TableRow => [
    'event',
    { job_id: jobId, at: when, by_id: by, kind, data: JSON.stringify(data) },
  ]
  return [
    event('checked-in', { accessories: index % 3, photos: 0 }, at),
    event('shelved', { to: 'A1' }, at),
    event('stage-changed', { from: 'received', to: 'assessing' }, later),
    event('assessed', { category: 'hardware', severity: 'general' }, later),
    event('stage-changed', { from: 'assessing', to: stage === 'closed' ? 'ready' : 'repairing' }, later),
  ]
}
