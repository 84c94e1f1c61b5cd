import type { IntakeJob } from '../../../shared/intake/intake.ts'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import type { Stage } from '../../../shared/jobs/stages.ts'
import type { JobId, ModelId } from '../../../shared/kernel/ids.ts'
import { missing } from '../../../shared/kernel/refusal.ts'
import type { Bilingual, Language } from '../../../shared/kernel/text.ts'
import { addDays } from '../../../shared/kernel/time.ts'
import { NO_PROOF } from '../../../shared/units/units.ts'
import type { ReadDb } from '../../db/store.ts'
import { raiseEscalation } from '../escalations/escalations.service.ts'
import { checkIn } from '../intake/intake.service.ts'
import { listBoardCards } from '../jobs/job-card.repository.ts'
import { findJobRow, type JobRow } from '../jobs/job.repository.ts'
import { readJobFile } from '../jobs/jobs.service.ts'
import { setDue } from '../plans/plans.service.ts'
import { fileReport, registerReport } from '../quality/quality.service.ts'
import { beginSession, endSession } from '../remote/remote.service.ts'
import { withinHours } from './sample-hours.ts'
import { type Player, said } from './sample-player.ts'

/** Help from afar, an escalation, a delay that nobody has told yet, and quality reports: what the service desk sees today. */

const DAY = 86_400_000
const MINUTE = 60_000

interface ServiceAct {
  at: number
  play: (player: Player) => Promise<void>
}

interface Request {
  customer: string
  language: Language
  model: string
  serial: string
  daysAgo: number
  fault: Bilingual
  symptoms: ('no-network' | 'error-message')[]
  /** Null: somebody has the customer on the telephone now. */
  solvedBy: { steps: Bilingual[]; tool: Bilingual; minutes: number } | null
}

const REQUESTS: readonly Request[] = [
  {
    customer: '王诗涵',
    language: 'zh-CN',
    model: 'sweepbot-r5',
    serial: 'LQR5600113872',
    daysAgo: 1.3,
    fault: { en: 'No longer connects to the home network', 'zh-CN': '换了路由器后连不上家里的网络' },
    symptoms: ['no-network'],
    solvedBy: {
      steps: [
        { en: 'Read the name of the network together', 'zh-CN': '核对网络名称，路由器只开了 5 GHz' },
        { en: 'Switched on 2.4 GHz in the router', 'zh-CN': '指导客户打开路由器的 2.4 GHz 频段' },
        { en: 'Paired it anew; connects and maps', 'zh-CN': '重新配网，已连接并恢复建图' },
      ],
      tool: { en: 'Video call', 'zh-CN': '视频通话' },
      minutes: 18,
    },
  },
  {
    customer: '李明轩',
    language: 'zh-CN',
    model: 'lp-420',
    serial: 'QLP420-731904',
    daysAgo: 0.08,
    fault: { en: 'Shows error 43 after each start', 'zh-CN': '每次开机都提示错误 43' },
    symptoms: ['error-message'],
    solvedBy: null,
  },
]

/** How many jobs these make. */
export const REMOTE_JOBS = REQUESTS.length

const ESCALATION = { en: 'Main board revision is in no service manual', 'zh-CN': '主板版本在维修手册中没有记载' }
const DELAY = { en: 'More units than usual came in this week', 'zh-CN': '本周送修量大，检测顺延' }
const REPORTS = [
  {
    stage: 'repairing',
    fault: { en: 'Connector cracked at its solder joint, third one of this batch', 'zh-CN': '接口焊点开裂，同批次第三台' },
    cause: { en: 'Soldered too cold', 'zh-CN': '焊接温度不足' },
    part: { en: 'Connector assembly', 'zh-CN': '接口组件' },
    supplier: { en: 'Delta Components', 'zh-CN': '德尔塔电子' },
    measure: { en: 'Block the batch, inspect the stock', 'zh-CN': '封存该批次，检查库存' },
    judgement: { en: 'Batch blocked, supplier informed', 'zh-CN': '已封存批次并通知供应商' },
    daysAgo: 0.2,
  },
  {
    stage: 'testing',
    fault: { en: 'Connector loosens by itself', 'zh-CN': '连接器自行松脱' },
    cause: null,
    part: { en: 'Board connector', 'zh-CN': '主板连接器' },
    supplier: null,
    measure: { en: 'Ask the maker for the tightening torque', 'zh-CN': '向厂家确认紧固力矩' },
    judgement: null,
    daysAgo: 0.05,
  },
] as const

/** Each act of the service desk at its moment. `now` in milliseconds: everything happens before it. */
export function planService(now: number): ServiceAct[] {
  const ago = (days: number) => withinHours(now - days * DAY)
  return [
    ...REQUESTS.flatMap((request) => actsOfRequest(request, ago(request.daysAgo))),
    ...REPORTS.flatMap((report) => actsOfReport(report, ago(report.daysAgo))),
    onOpenJob(ago(0.04), 'assessing', 'bench-1', 'escalations.raise', (work, { row, language }) =>
      raiseEscalation(work, { ...row, level: 'factory', reason: said(ESCALATION, language), party: 'factory' }),
    ),
    onOpenJob(ago(0.03), 'assessing', 'bench-2', 'plans.setDue', (work, { row, language, dueOn }) =>
      setDue(work, {
        ...row,
        dueOn: addDays(dueOn !== null && dueOn > work.today ? dueOn : work.today, 2),
        reason: said(DELAY, language),
        party: 'depot',
        told: null,
      }),
    ),
  ]
}

function actsOfRequest(request: Request, at: number): ServiceAct[] {
  const { language, solvedBy } = request
  let jobId: JobId | undefined
  const taken: ServiceAct = {
    at,
    play: async (player) => {
      const { customers, models } = player.stage
      const [customer, model] = [customers.get(request.customer), models.get(request.model)]
      if (customer === undefined || model === undefined) throw new Error('the sample lacks somebody who calls')
      const made = await player.act(at, 'desk-1', 'intake.checkIn', (work) =>
        checkIn(work, {
          channel: 'phone',
          requestType: 'inquiry',
          isRemoteFirst: true,
          customer: { kind: 'known', id: customer },
          jobs: [jobOf(request, model)],
          signing: { way: 'paper' },
        }),
      )
      jobId = made.jobs[0]?.id
    },
  }
  const helped: ServiceAct = {
    at: at + 4 * MINUTE,
    play: async (player) => {
      const id = jobId
      if (id === undefined) throw new Error('help before the call')
      const begun = await player.act(at + 4 * MINUTE, 'desk-1', 'remote.begin', (work) =>
        beginSession(work, { jobId: id, permissionBy: request.customer, permissionWay: 'phone' }),
      )
      if (solvedBy === null) return
      const { steps, tool, minutes } = solvedBy
      await player.act(at + 5 * MINUTE, 'desk-1', 'remote.end', (work) =>
        endSession(work, {
          sessionId: begun.sessionId,
          tool: said(tool, language),
          steps: steps.map((step) => said(step, language)),
          result: 'solved',
          causeCode: 'misconfiguration',
          minutes,
        }),
      )
    },
  }
  return [taken, helped]
}

function jobOf(request: Request, model: ModelId): IntakeJob {
  return {
    unit: {
      kind: 'new',
      serial: request.serial,
      model: { kind: 'known', id: model },
      boughtOn: null,
      installedOn: null,
      proof: NO_PROOF,
    },
    fault: said(request.fault, request.language),
    symptoms: request.symptoms,
    occurredOn: null,
    wishedFor: null,
    isUrgent: false,
    accessories: [],
    condition: null,
    photoIds: [],
    mayWipeData: false,
    mayDisassemble: false,
    passcode: null,
  }
}

interface Found {
  row: { jobId: JobId; version: number }
  language: Language
  dueOn: string | null
}

type UseCase = Parameters<Player['act']>[3]
type OnJob = (work: Parameters<UseCase>[0], found: Found) => ReturnType<UseCase>

/** Where a job is looked for when the wished stage has none to spare: at some hours of some days few jobs stand in it. */
const ELSEWHERE: readonly Stage[] = ['assessing', 'awaiting-approval', 'repairing', 'testing', 'received', 'ready']

/** Does something to the first job of a stage that nothing special is going on with, in its customer's language. */
function onOpenJob(at: number, stage: Stage, staff: string, procedure: string, act: OnJob): ServiceAct {
  return {
    at,
    play: async (player) => {
      await player.act(at, staff, procedure, async (work) => {
        const card = await findQuietJob(work.db, [stage, ...ELSEWHERE])
        const job: JobRow | undefined = card && (await findJobRow(work.db, card.id))
        const file = card && (await readJobFile(work.db, card.number))
        if (card === undefined || job === undefined || file === undefined || file === null) return missing
        return act(work, {
          row: { jobId: card.id, version: job.version },
          language: file.customer.language,
          dueOn: job.due_on,
        })
      })
    },
  }
}

async function findQuietJob(db: ReadDb, stages: readonly Stage[]): Promise<BoardCard | undefined> {
  for (const stage of stages) {
    const cards = await listBoardCards(db, stage)
    const card = cards.find((one) => one.hold === null && one.escalation === null)
    if (card !== undefined) return card
  }
  return undefined
}

/** One report filed, and registered a while later where quality has judged it. */
function actsOfReport(report: (typeof REPORTS)[number], at: number): ServiceAct[] {
  let filed: Awaited<ReturnType<typeof fileReport>> | undefined
  const filing = onOpenJob(at, report.stage, 'bench-3', 'quality.file', async (work, { row, language }) => {
    const words = (text: Bilingual | null) => (text === null ? null : said(text, language))
    filed = await fileReport(work, {
      jobId: row.jobId,
      batch: null,
      fault: said(report.fault, language),
      foundBy: 'repair',
      severity: report.judgement === null ? 'general' : 'severe',
      probableCause: words(report.cause),
      part: words(report.part),
      supplier: words(report.supplier),
      measure: said(report.measure, language),
      photoIds: [],
    })
    return filed
  })
  const { judgement } = report
  if (judgement === null) return [filing]
  const later = at + 30 * MINUTE
  return [
    filing,
    {
      at: later,
      play: async (player) => {
        if (filed?.kind !== 'done') throw new Error('a report was judged before it was filed')
        const { reportId } = filed.value
        await player.act(later, 'quality', 'quality.register', (work) =>
          registerReport(work, { reportId, version: 1, judgement: said(judgement, 'zh-CN') }),
        )
      },
    },
  ]
}
