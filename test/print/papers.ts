import type { CertificateContent } from '../../shared/certificates/certificates.ts'
import { judgeEntitlement } from '../../shared/entitlement/judge.ts'
import { FACTS, TERMS } from '../../shared/entitlement/preset-case.ts'
import type { CommandSheetData } from '../../shared/documents/label-data.ts'
import type { DepotHead, DocumentLocale } from '../../shared/documents/documents.ts'
import type { HandBackSlipData, PackingData, RepairReportData, RmaSlipData, SlipJob } from '../../shared/documents/slips.ts'
import type { MoneySheet, ReceiptData } from '../../shared/documents/promise-papers.ts'
import type { Language } from '../../shared/kernel/text.ts'
import { jobNumber, rmaNumber, scanCodeOf } from '../../shared/scan/scan-codes.ts'

/** Papers as a depot prints them, in both languages, for the print tests and the pictures in the README. */

const pick = <Text>(language: Language, en: Text, zh: Text): Text => (language === 'en' ? en : zh)

export const localeOf = (language: Language): DocumentLocale => ({
  language,
  timeZone: pick(language, 'Europe/Berlin', 'Asia/Shanghai'),
  currency: pick(language, 'EUR', 'CNY'),
  paper: 'a4',
  isBilingual: false,
})

const addressOf = (language: Language) =>
  pick(
    language,
    {
      name: 'Northside Repair Depot',
      address: '14 Canal Street\nLeeds LS1 4AB',
      phone: '+44 113 496 0000',
      email: 'desk@northside.example',
    },
    {
      name: '海淀维修中心',
      address: '北京市海淀区中关村南大街 5 号 1 层',
      phone: '010-6255 0188',
      email: 'service@haidian.example',
    },
  )

/** The depot's head with these words of its own, or none. */
export const depotOf = (language: Language, own: Partial<DepotHead> = {}): DepotHead => ({
  ...addressOf(language),
  ...NO_OWN_WORDS,
  ...own,
})

export const NO_OWN_WORDS = { logo: null, intro: null, terms: null, closing: null, version: null }

export const numberOfJob = jobNumber(123)
export const numberOfRma = rmaNumber(87)
export const codeOfJob = scanCodeOf(numberOfJob)
export const codeOfRma = scanCodeOf(numberOfRma)

/** A certificate as long as they become: every text is cut to fit. */
export const LONGEST: CertificateContent = {
  depot: '海淀维修中心中关村南大街旗舰店',
  jobNumber: numberOfJob,
  model: 'EG100MATE29S 滚筒洗衣机',
  serial: 'SN2024-99887766554',
  on: '2026-11-25',
  outcome: 'repaired',
  work: '更换三脚架总成和减震器，清洁内桶，满载试机正常。'.repeat(20),
  parts: '1 × TRI-1, 2 × DMP-2',
  partsUntil: '2027-02-25',
  labourUntil: '2026-12-27',
}
/** A signature as the pad makes it: a small PNG with an alpha channel. */
export const signatureImage =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAPAAAABQAgMAAABaJxDvAAAADFBMVEVMaXEQEDMQEDIQEDLcRQL7AAAABHRSTlMA/KtVWb8sdwAAAAlwSFlzAAALEwAACxMBAJqcGAAAAtdJREFUWMPtVzuSnDAQFVAEBMxGcwTlTgg22ZojECCgdghInDngCFPlM4g9gZN14huY8h2YG2ziyAdweS2pJaFmpNnxRg7oqikK0a/V/fojDSGbbLLJJv+H/FovJF9vxub1eoWyT8jWOAXBlB1WK4w1yDq2hVU/9nghqv+wk/NeYFtItck7vJJ2hLr26GcW8jvr4nYVx0Ayd2km8xAKeUgqvDJPJHYdbcQGAbBQXYU0ih93yK6wLVdq0EbKhOwXxmRU3B90LFTPeEXGWyzpi0pFg7dERDh7TL8MMFu0856Egk7Fpz1ySiqTvFzSIezEtRcs/aMIrDaNOqRB+MkHlrsW6EsqwcmSaCq/0t4HljlZgRVXFTJPMm+ymgswvD05BSY98VWoykuK2goYOKOaESZ6f6ZWYOB+j2pG6Hj8zvpLMEFg3TYx+3aZqcGC7zXBZ8d5J+Pzwv8HNw9QTlxzMjq0Gd/k026961EeBuUXg5J8wuBCF2rCGzC+451LpQJnxwIcrJxsG99UWOwoHw/cjrTGgukAJalry4LnpZ7Y4/fXZwY2LJUKzCdIStxh8NISO6bkcXLbT4GTRruhW8L0ZOzMqAeEhfZTinmrPdSpMWA0Wu9+Pr+uOkgp2r7WqTHgtA8OfJg2UpEeNLFgz4LpIXzUTEZRDFHA6ellwHP4nII85AOQqjzWdWnAdfiEHA1tKmeKnNmlEpG9lsooKpyyMCJw8Kyw7SYUoYIb274GXAxBsC4IoQgVzK09A55P4UtBaRQhUnHImPYFcHKFL01p3icwZIre+hkpI3lL3qgRAY508K31E8BFGQbrXo3KDJTi+gczXCo65nB9mUMqKo2z3F4/VFvH7MotippdjLMF693T4P5KyOROg4+G1Hi5co2BSX9x42OeIhTO7Nh0wyWQe0gV5+JLe8sNknrqKKu/sOG911kxx+v3X4ZfPKfTzZL83v5NbLLJv8lfRzaxpOjH+rkAAAAASUVORK5CYII='

export function slipJob(language: Language, overrides: Partial<SlipJob> = {}): SlipJob {
  return {
    number: numberOfJob,
    codePayload: codeOfJob,
    brand: pick(language, 'Makita', '海尔'),
    model: pick(language, 'DHP484 cordless hammer drill', 'EG100MATE29S 滚筒洗衣机'),
    serial: 'SN2024-99887766554',
    fault: pick(
      language,
      'Stops after about a minute of drilling and smells hot. Starts again when it has cooled down. The light stays on.',
      '脱水时异响很大，机身移位，昨天开始偶尔报 E4 停机，断电重启后能继续用一会儿。',
    ),
    symptoms: ['overheats', 'shuts-down'],
    occurredOn: '2026-11-18',
    wishedFor: '2026-11-27',
    isUrgent: true,
    condition: pick(language, 'Scratches on the left side, belt clip missing.', '右侧面板有划痕，底脚缺一只。'),
    accessories: pick(
      language,
      [
        { name: 'Charger DC18RC', note: 'cable mended with tape' },
        { name: 'Battery 18 V 5.0 Ah', note: null },
        { name: 'Side handle', note: null },
        { name: 'Carrying case', note: 'one catch broken' },
      ],
      [
        { name: '电源线', note: null },
        { name: '进水管', note: '接头有锈' },
        { name: '说明书', note: null },
      ],
    ),
    hasPasscode: false,
    consents: { mayWipeData: false, mayDisassemble: true },
    entitlement: judgeEntitlement({
      policy: null,
      facts: {
        ...FACTS,
        on: '2026-11-21',
        boughtOn: '2025-03-14',
        proof: 'unverified',
        terms: TERMS,
        fault: null,
        responsibility: null,
      },
    }),
    ...overrides,
  }
}

export const slipTerms = (language: Language): string =>
  pick(
    language,
    'We examine the unit and tell you the price before any repair that you have to pay for. Nothing is repaired at your cost without your consent.\nPlease back up your data. We are not liable for data on the unit.\nUnits that are not collected within 90 days of our notice may be disposed of after a last reminder.',
    '收费维修前，我们会先检测并告知价格，未经您同意不会产生费用。\n请自行备份数据，设备中的数据如有丢失，本网点不承担责任。\n通知取件后 90 天内未取的设备，经最后一次提醒后可按规定处置。',
  )

export function rmaSlip(language: Language, copy: 'depot' | 'customer', overrides: Partial<RmaSlipData> = {}): RmaSlipData {
  return {
    locale: localeOf(language),
    depot: depotOf(language, { terms: slipTerms(language) }),
    copy,
    number: numberOfRma,
    codePayload: codeOfRma,
    takenAt: '2026-11-21T10:42:00.000Z',
    takenBy: pick(language, 'Anna Krüger', '李雷'),
    channel: 'counter',
    requestType: 'fault',
    customer: {
      name: pick(language, 'Margaret Thompson-Hale', '王小明'),
      phone: pick(language, '+44 7700 900821', '138 0013 4821'),
      address: pick(language, '7 Orchard Lane, York YO1 7HH', '北京市朝阳区望京西园 3 区 305 楼'),
    },
    pickupCode: copy === 'customer' ? '48 21 77' : null,
    jobs: [slipJob(language)],
    signature: signatureImage,
    reconciliation: null,
    ...overrides,
  }
}

export function packing(language: Language, overrides: Partial<PackingData> = {}): PackingData {
  const { brand, model, serial, fault, accessories } = slipJob(language)
  return {
    locale: localeOf(language),
    depot: depotOf(language),
    number: numberOfRma,
    codePayload: codeOfRma,
    customerName: pick(language, 'Margaret Thompson-Hale', '王小明'),
    issuedAt: '2026-11-21T10:42:00.000Z',
    expectedOn: '2026-11-27',
    units: [
      { brand, model, serial, fault, accessories: accessories.map(({ name }) => name) },
      { brand, model, serial: null, fault, accessories: [] },
    ],
    ...overrides,
  }
}

export function repairReport(language: Language, overrides: Partial<RepairReportData> = {}): RepairReportData {
  const { brand, model, serial, fault, symptoms } = slipJob(language)
  const by = pick(language, 'Tom Becker', '韩梅梅')
  return {
    locale: localeOf(language),
    depot: depotOf(language),
    job: {
      number: numberOfJob,
      codePayload: codeOfJob,
      rmaNumber: numberOfRma,
      brand,
      model,
      serial,
      fault,
      symptoms,
      receivedAt: '2026-11-21T10:42:00.000Z',
      customerName: pick(language, 'Margaret Thompson-Hale', '王小明'),
      outcome: 'repaired',
    },
    findings: pick(
      language,
      'Current at no load 9.8 A (limit 4.5 A). Brush holder carbonised, armature winding discoloured.',
      '空载振动超标，三脚架轴承磨损，减震器漏油。',
    ),
    cause: pick(language, 'Brushes run down to the holder.', '轴承进水锈蚀。'),
    causeCode: 'worn-part',
    responsibility: 'wear',
    entries: [
      {
        at: '2026-11-23T08:10:00.000Z',
        by,
        minutes: 35,
        found: pick(language, 'Brushes at 3 mm, armature damaged', '轴承有锈，密封圈老化'),
        done: pick(language, 'Took the unit apart, cleaned the gear housing', '拆机清洁，测量轴承间隙'),
      },
      {
        at: '2026-11-24T13:25:00.000Z',
        by,
        minutes: 50,
        found: null,
        done: pick(language, 'Fitted a new armature and brushes, greased the gears', '更换轴承、油封和减震器'),
      },
    ],
    tests: [
      {
        name: pick(language, 'No-load current', '空载电流'),
        result: 'pass',
        measured: '3.9 A',
        by,
        at: '2026-11-24T14:40:00.000Z',
      },
      { name: pick(language, 'Insulation', '绝缘电阻'), result: 'pass', measured: '> 20 MΩ', by, at: '2026-11-24T14:42:00.000Z' },
      {
        name: pick(language, 'Ten minutes under load', '满载运行 10 分钟'),
        result: 'pass',
        measured: null,
        by,
        at: '2026-11-24T14:55:00.000Z',
      },
    ],
    parts: printedParts(language),
    printedAt: '2026-11-24T15:00:00.000Z',
    printedBy: by,
    ...overrides,
  }
}

const printedParts = (language: Language): RepairReportData['parts'] => [
  {
    sku: 'MK-513',
    name: pick(language, 'Armature assembly', '三脚架总成'),
    quantity: 1,
    faultySerial: 'A-20931',
    newSerial: 'A-55120',
    oldPart: 'kept',
  },
  {
    sku: 'MK-CB440',
    name: pick(language, 'Carbon brushes, pair', '减震器'),
    quantity: 2,
    faultySerial: null,
    newSerial: null,
    oldPart: 'returned-to-customer',
  },
]

/** Labour and parts with tax, a little of it waived, paid in two goes. */
export const moneySheet = (language: Language): MoneySheet => ({
  lines: [
    { name: pick(language, 'Labour', '工时费'), isCovered: false, amountMinor: 4500 },
    { name: pick(language, 'Armature assembly', '三脚架总成'), isCovered: false, amountMinor: 2550 },
    { name: pick(language, 'Carbon brushes, pair', '减震器'), isCovered: true, amountMinor: 0 },
  ],
  netMinor: 7050,
  taxMinor: 1340,
  totalMinor: 8390,
  waivers: [{ reason: pick(language, 'We were two days late', '比约定晚了两天'), amountMinor: 390 }],
  payments: [
    { number: 'T0000041', at: '2026-11-22T09:00:00.000Z', kind: 'cash', amountMinor: 3000 },
    { number: 'T0000042', at: '2026-11-25T16:05:00.000Z', kind: 'mobile', amountMinor: 5000 },
  ],
  dueMinor: 0,
  overpaidMinor: 0,
})

/** As most customers do: nothing is covered or waived, and all of it paid at the hand-back. */
const paidAtOnce = (language: Language): MoneySheet => {
  const { lines, payments, ...money } = moneySheet(language)
  return {
    ...money,
    lines: lines.slice(0, 2),
    waivers: [],
    payments: payments.slice(1).map((paid) => ({ ...paid, amountMinor: 8390 })),
  }
}

/** The second of these payments. */
export function receipt(language: Language, overrides: Partial<ReceiptData> = {}): ReceiptData {
  const { brand, model, serial } = slipJob(language)
  return {
    locale: localeOf(language),
    depot: depotOf(language),
    number: 'T0000042',
    job: { number: numberOfJob, codePayload: codeOfJob, rmaNumber: numberOfRma, brand, model, serial },
    customerName: pick(language, 'Margaret Thompson-Hale', '王小明'),
    at: '2026-11-25T16:05:00.000Z',
    by: pick(language, 'Anna Krüger', '李雷'),
    payment: { kind: 'mobile', amountMinor: 5000, reference: 'TX-2026-998877', reason: null },
    money: moneySheet(language),
    ...overrides,
  }
}

const pickupTerms = (language: Language): string =>
  pick(
    language,
    'Please check the unit before you leave. The repair warranty covers the parts fitted and the work done.',
    '请当面检查设备。维修质保只包含本次更换的配件及维修项目。',
  )

export function handBackSlip(language: Language, overrides: Partial<HandBackSlipData> = {}): HandBackSlipData {
  const { brand, model, serial, fault, accessories } = slipJob(language)
  return {
    locale: localeOf(language),
    depot: depotOf(language, { terms: pickupTerms(language) }),
    job: {
      number: numberOfJob,
      codePayload: codeOfJob,
      rmaNumber: numberOfRma,
      brand,
      model,
      serial,
      receivedAt: '2026-11-21T10:42:00.000Z',
      outcome: 'repaired',
    },
    customer: {
      name: pick(language, 'Margaret Thompson-Hale', '王小明'),
      phone: pick(language, '+44 7700 900821', '138 0013 4821'),
    },
    fault,
    cause: pick(language, 'Brushes run down to the holder.', '轴承进水锈蚀。'),
    causeCode: 'worn-part',
    workDone: pick(
      language,
      'Armature and brushes replaced, gears cleaned and greased, tested under load for ten minutes.',
      '更换三脚架总成和减震器，清洁内桶，满载试机正常。',
    ),
    parts: printedParts(language),
    preventionAdvice: pick(
      language,
      'Keep the vents free of dust, and have the brushes checked after 50 hours of work.',
      '洗衣量不要超过额定容量，每半年清理一次排水泵过滤器。',
    ),
    repairWarranty: { partsUntil: '2027-02-25', labourUntil: '2026-12-27' },
    charges: { kind: 'lines', money: paidAtOnce(language) },
    accessories: accessories.map(({ name }, index) => ({
      name,
      isReturned: index !== 1,
      explanation: index === 1 ? pick(language, 'stays with the customer', '客户已自取') : null,
    })),
    collectedBy: pick(language, 'Margaret Thompson-Hale', '王小明'),
    identity: 'slip',
    handedBackBy: pick(language, 'Anna Krüger', '李雷'),
    satisfaction: { score: 5, words: null },
    signature: signatureImage,
    certificate: null,
    closedAt: '2026-11-25T16:20:00.000Z',
    ...overrides,
  }
}

export function commandSheet(language: Language): CommandSheetData {
  const command = (en: string, zh: string, codePayload: string, hint: string | null = null) => ({
    name: pick(language, en, zh),
    hint,
    codePayload,
  })
  return {
    locale: localeOf(language),
    depot: depotOf(language),
    sheet: 'bench',
    groups: [
      {
        title: pick(language, 'On the bench', '工位'),
        commands: [
          command('Start', '开始', 'HBC01A', pick(language, 'starts the timer', '开始计时')),
          command('Pause', '暂停', 'HBC02B'),
          command('To test', '送检', 'HBC03C'),
          command('Pass', '合格', 'HBC04D'),
          command('Fail', '不合格', 'HBC05E', pick(language, 'goes back to repair', '退回维修')),
          command('Ready', '待交付', 'HBC06F'),
        ],
      },
      {
        title: pick(language, 'Anywhere', '通用'),
        commands: [command('Print', '打印', 'HBC07G'), command('Undo', '撤销', 'HBC08H'), command('Cancel', '取消', 'HBC09I')],
      },
    ],
  }
}
