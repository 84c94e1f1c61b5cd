import type { FormPaperData } from '../../../shared/documents/form-papers.ts'
import type { FormPaper } from '../../../shared/documents/job-papers.ts'
import type { Fact } from './FactsGrid.tsx'
import type { Blank, FormSection, FormSheet } from './form-sheet.ts'
import type { Speech } from './wording.ts'

/**
 * What stands on each paper that is filled in by hand. Nothing is invented: what the record does not know is a line to write on, such
 * as a visit's hours, or the loaner while none is lent.
 */
export const formSheetOf = (data: FormPaperData, speech: Speech): FormSheet => SHEETS[data.kind](data, speech)

type Writer = (data: FormPaperData, speech: Speech) => FormSheet

const SHEETS: Readonly<Record<FormPaper, Writer>> = {
  'packing-list': (data, speech) => ({
    facts: partyFacts(data, speech),
    sections: [
      {
        kind: 'table',
        title: speech.words.form.contents,
        columns: [
          { title: speech.words.form.packed, isNarrow: true },
          { title: speech.words.field.job, isNarrow: true },
          { title: speech.words.column.unit },
          { title: speech.words.column.serial },
          { title: speech.words.column.accessories },
        ],
        rows: data.units.map(({ number, brand, model, serial, accessories }) => [
          '☐',
          number,
          `${brand} ${model}`,
          serial ?? speech.words.text.noSerial,
          accessories.length === 0 ? speech.words.text.notStated : accessories.join(speech.words.text.listJoin),
        ]),
        blankRows: 3,
      },
      blanks(speech, 'parcel', ['boxes', 'weight', 'courier', 'tracking']),
    ],
    declaration: speech.words.form.packedDeclaration,
    signedBy: [{ caption: speech.words.form.packedBy, name: '' }, received(data, speech)],
  }),

  'shipping-confirmation': (data, speech) => ({
    facts: [...partyFacts(data, speech), ...unitFacts(data, speech), ...outcomeFacts(data, speech)],
    sections: [
      blanks(speech, 'shipment', ['sentOn', 'courier', 'tracking', 'boxes', 'weight', 'insured']),
      accessories(data, speech),
      { kind: 'lines', title: speech.words.section.workDone, words: data.workDone, count: 2 },
      { kind: 'words', title: speech.words.form.onArrival, words: speech.words.form.onArrivalText },
    ],
    declaration: speech.words.form.shippingDeclaration,
    signedBy: [depotSigns(speech), received(data, speech)],
  }),

  'loaner-agreement': (data, speech) => ({
    facts: [...partyFacts(data, speech), ...unitFacts(data, speech)],
    sections: [
      blanks(speech, 'loaner', ['loanerModel', 'serial', 'lentOn', 'dueBack', 'deposit', 'value'], loanFacts(data, speech)),
      lentAlong(data, speech),
      { kind: 'lines', title: speech.words.form.conditionOut, words: data.loan?.condition ?? null, count: 2 },
      { kind: 'words', title: speech.words.form.loanerRules, words: speech.words.form.loanerRulesText },
      blanks(speech, 'returned', ['returnedOn', 'conditionBack', 'returnedTo', 'missing']),
    ],
    declaration: speech.words.form.loanerDeclaration,
    signedBy: [customerSigns(data, speech), { ...depotSigns(speech), name: data.loan?.lentBy ?? '' }],
  }),

  'warranty-agreement': (data, speech) => ({
    facts: [
      ...partyFacts(data, speech),
      ...unitFacts(data, speech),
      { label: speech.words.form.boughtOn, value: data.unit.boughtOn && speech.day(data.unit.boughtOn) },
      { label: speech.words.form.installedOn, value: data.unit.installedOn && speech.day(data.unit.installedOn) },
    ],
    sections: [
      { kind: 'entitlement', title: speech.words.section.entitlement, entitlement: data.entitlement },
      { kind: 'words', title: speech.words.form.warrantyRules, words: speech.words.form.warrantyRulesText },
    ],
    declaration: speech.words.form.warrantyDeclaration,
    signedBy: [customerSigns(data, speech), depotSigns(speech)],
  }),

  'dispatch-sheet': (data, speech) => ({
    facts: [...partyFacts(data, speech), ...unitFacts(data, speech)],
    sections: [
      { kind: 'words', title: speech.words.section.fault, words: data.fault },
      blanks(speech, 'visit', ['technician', 'appointment', 'arrivedAt', 'leftAt']),
      {
        kind: 'table',
        title: speech.words.form.takeAlong,
        columns: [
          { title: speech.words.column.part },
          { title: speech.words.column.quantity, isNarrow: true },
          { title: speech.words.form.used, isNarrow: true },
          { title: speech.words.form.broughtBack, isNarrow: true },
        ],
        rows: data.neededParts.map(({ name, sku, quantity }) => [`${name} ${sku}`, String(quantity), '', '']),
        blankRows: 3,
      },
      { kind: 'lines', title: speech.words.section.workDone, words: null, count: 4 },
      blanks(speech, 'expenses', ['travel', 'lodging', 'otherCosts', 'total']),
      { kind: 'lines', title: speech.words.form.visitResult, words: null, count: 2 },
    ],
    declaration: speech.words.form.visitDeclaration,
    signedBy: [customerSigns(data, speech), { caption: speech.words.sign.technician, name: '' }],
  }),

  'training-assessment': (data, speech) => ({
    facts: [...partyFacts(data, speech), ...unitFacts(data, speech)],
    sections: [
      blanks(speech, 'training', ['trainee', 'trainer', 'heldOn', 'hours']),
      {
        kind: 'table',
        title: speech.words.form.topics,
        columns: [
          { title: speech.words.form.topic },
          { title: speech.words.form.marksTop, isNarrow: true },
          { title: speech.words.form.marksGot, isNarrow: true },
        ],
        rows: Object.values(speech.words.trainingTopic).map((topic) => [topic, '20', '']),
        blankRows: 2,
      },
      blanks(speech, 'trainingResult', ['marksTotal', 'passMark']),
      {
        kind: 'ticks',
        title: speech.words.form.judgement,
        ticks: [tick(speech.words.form.trainingPassed), tick(speech.words.form.trainingAgain)],
      },
      { kind: 'lines', title: speech.words.form.remarks, words: null, count: 2 },
    ],
    declaration: speech.words.form.trainingDeclaration,
    signedBy: [
      { caption: speech.words.form.trainee, name: '' },
      { caption: speech.words.form.trainer, name: '' },
    ],
  }),

  'satisfaction-survey': (data, speech) => ({
    facts: [...partyFacts(data, speech), ...unitFacts(data, speech), ...outcomeFacts(data, speech)],
    sections: [
      {
        kind: 'marks',
        title: speech.words.section.satisfaction,
        questions: [
          { text: speech.words.survey.overall, mark: data.satisfaction?.score ?? null },
          ...(['reply', 'politeness', 'quality', 'time', 'price'] as const).map((key) => ({
            text: speech.words.survey[key],
            mark: null,
          })),
        ],
        worst: speech.words.satisfaction['1'],
        best: speech.words.satisfaction['5'],
      },
      {
        kind: 'ticks',
        title: speech.words.form.fixed,
        ticks: [tick(speech.words.form.fixedYes), tick(speech.words.form.fixedNo)],
      },
      { kind: 'lines', title: speech.words.form.better, words: data.satisfaction?.words ?? null, count: 4 },
      {
        kind: 'ticks',
        title: speech.words.form.mayCall,
        ticks: [tick(speech.words.form.mayCallYes), tick(speech.words.form.mayCallNo)],
      },
    ],
    declaration: speech.words.form.surveyThanks,
    signedBy: [customerSigns(data, speech)],
  }),

  'scrap-certificate': (data, speech) => ({
    facts: [...partyFacts(data, speech), ...unitFacts(data, speech), ...outcomeFacts(data, speech)],
    sections: [
      { kind: 'words', title: speech.words.section.fault, words: data.fault },
      { kind: 'lines', title: speech.words.form.scrapReason, words: data.findings, count: 3 },
      accessories(data, speech),
      {
        kind: 'ticks',
        title: speech.words.form.scrapSteps,
        ticks: Object.values(speech.words.scrapStep).map((step) => tick(step)),
      },
      blanks(speech, 'scrapping', ['scrappedOn', 'scrappedBy', 'disposer', 'weight']),
    ],
    declaration: speech.words.form.scrapDeclaration,
    signedBy: [customerSigns(data, speech), depotSigns(speech)],
  }),
}

type Form = Speech['words']['form']

type Written = Partial<Record<keyof Form, string | null>>

/** Names with lines to write on, but for those that the record knows. */
const blanks = ({ words }: Speech, title: keyof Form, names: readonly (keyof Form)[], written: Written = {}): FormSection => ({
  kind: 'blanks',
  title: words.form[title],
  blanks: names.map((name): Blank => ({ label: words.form[name], value: written[name] ?? null })),
})

const loanFacts = ({ loan }: FormPaperData, { words, instant, day }: Speech): Written =>
  loan === null
    ? {}
    : {
        loanerModel: `${loan.model} · ${loan.number}`,
        serial: loan.serial ?? words.text.noSerial,
        lentOn: instant(loan.lentAt),
        dueBack: day(loan.dueOn),
      }

/** What went along, ticked; lines to write it on while nothing is lent. */
const lentAlong = ({ loan }: FormPaperData, { words }: Speech): FormSection => {
  const title = words.form.loanerAccessories
  if (loan === null) return { kind: 'lines', title, words: null, count: 2 }
  return { kind: 'ticks', title, ticks: loan.accessories.map((name) => ({ ...tick(name), isTicked: true })) }
}

const tick = (text: string) => ({ text, note: null, isTicked: false })

const accessories = (data: FormPaperData, { words }: Speech): FormSection => ({
  kind: 'ticks',
  title: words.section.accessories,
  ticks: data.accessories.map(({ name, note }) => ({ text: name, note, isTicked: false })),
})

const partyFacts = ({ customer, rmaNumber, receivedAt }: FormPaperData, { words, instant }: Speech): Fact[] => [
  { label: words.field.customer, value: customer.name },
  { label: words.field.rma, value: rmaNumber },
  { label: words.field.contact, value: customer.contact },
  { label: words.field.receivedAt, value: instant(receivedAt) },
  { label: words.field.phone, value: customer.phone },
  { label: words.field.email, value: customer.email },
  { label: words.field.address, value: customer.address, isWide: true },
]

const unitFacts = ({ unit }: FormPaperData, { words }: Speech): Fact[] => [
  { label: words.field.model, value: `${unit.brand} ${unit.model}` },
  { label: words.field.serial, value: unit.serial ?? words.text.noSerial },
]

const outcomeFacts = ({ outcome, closedAt }: FormPaperData, { words, instant }: Speech): Fact[] => [
  { label: words.field.outcome, value: outcome && words.outcome[outcome] },
  { label: words.form.closedAt, value: closedAt && instant(closedAt) },
]

const customerSigns = ({ customer }: FormPaperData, { words }: Speech) => ({ caption: words.sign.customer, name: customer.name })
const depotSigns = ({ words }: Speech) => ({ caption: words.sign.depot, name: '' })
const received = (data: FormPaperData, { words }: Speech) => ({ caption: words.form.receivedBy, name: data.customer.name })
