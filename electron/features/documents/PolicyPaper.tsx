import type { PolicyPaperData } from '../../../shared/documents/promise-papers.ts'
import { type Clause, type Duties, RULE_LINES, type Rule } from '../../../shared/entitlement/policy.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { DocumentFrame } from './DocumentFrame.tsx'
import { DocumentSection } from './DocumentSection.tsx'
import { fill, type Speech } from './wording.ts'

/** The agreement between the depot and its customers: every clause with what it gives, the depot's duties, its standards. */
export function PolicyPaper({ data, speech }: { data: PolicyPaperData; speech: Speech }) {
  const { language, words } = speech
  const { rules, duties, standards } = data.body
  return (
    <DocumentFrame
      sheet={0}
      depot={data.depot}
      title={words.title.policy}
      tag={fill(words.policy.version, { number: data.number })}
      number={wording(data.name, language)}
    >
      <p className="section small muted">{fill(words.policy.since, { date: speech.instant(data.madeAt), by: data.madeBy })}</p>
      <DocumentSection title={words.policy.rights}>
        <p className="small muted">{words.policy.mostGenerous}</p>
        <table>
          <tbody>
            {clausesOf(rules, speech).map(({ key, clause, grants }) => (
              <tr key={key}>
                <td className="fit">{clause.number}</td>
                <td>{wording(clause.text, language)}</td>
                <td className="small muted">{grants.join('\n')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </DocumentSection>
      <DocumentSection title={words.policy.duties}>
        <table>
          <tbody>
            {dutiesOf(duties, speech).map(({ label, value }) => (
              <tr key={label}>
                <td className="fit muted">{label}</td>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </DocumentSection>
      <Standards standards={standards} speech={speech} />
    </DocumentFrame>
  )
}

function Standards({ standards, speech }: { standards: readonly Clause[]; speech: Speech }) {
  if (standards.length === 0) return null
  return (
    <DocumentSection title={speech.words.policy.standards}>
      <table>
        <tbody>
          {standards.map(({ number, text }) => (
            <tr key={number + text.en}>
              <td className="fit">{number}</td>
              <td>{wording(text, speech.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </DocumentSection>
  )
}

function listOf(names: readonly string[], { language }: Speech): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}

/** Rules that stand in one clause are one row, and what two of them give alike is said once. */
function clausesOf(rules: readonly Rule[], speech: Speech) {
  const rows = new Map<string, { key: string; clause: Clause; grants: string[] }>()
  for (const rule of rules) {
    const key = JSON.stringify(rule.clause)
    const row = rows.get(key) ?? { key, clause: rule.clause, grants: [] }
    const said = grantsOf(rule, speech)
    rows.set(key, { ...row, grants: row.grants.includes(said) ? row.grants : [...row.grants, said] })
  }
  return [...rows.values()]
}

/** What a clause gives, beside its words: "Repair, Labour and Parts: free of charge". */
function grantsOf({ grants, price }: Rule, speech: Speech): string {
  const { words } = speech
  const choices = grants.choices.map((choice) => words.policy.choice[choice])
  const lines = RULE_LINES.filter((line) => grants.lines.includes(line)).map((line) => words.policy.line[line])
  return fill(words.policy.grants, { list: listOf([...choices, ...lines], speech), price: words.policy.price[price] })
}

function dutiesOf(duties: Duties, speech: Speech) {
  const { policy } = speech.words
  const gated = (steps: Duties['qualityReportBefore']) =>
    steps.length === 0
      ? null
      : listOf(
          steps.map((step) => policy.gated[step]),
          speech,
        )
  const { partsDays, labourDays } = duties.repairWarranty
  const visits = duties.maintenance.map(({ owned, boughtAtOnce, visitsPerYear }) => {
    const from = [
      ...(owned === null ? [] : [fill(policy.owned, { count: owned })]),
      ...(boughtAtOnce === null ? [] : [fill(policy.bought, { count: boughtAtOnce })]),
    ]
    return fill(policy.visits, { count: visitsPerYear, from: from.join(policy.or) })
  })
  return [
    { label: policy.duty.reply, value: fill(policy.hours, { count: duties.replyHours }) },
    { label: policy.duty.bounce, value: fill(policy.days, { count: duties.bounceDays }) },
    { label: policy.duty.repairWarranty, value: fill(policy.repairWarranty, { parts: partsDays, labour: labourDays }) },
    { label: policy.duty.qualityReport, value: gated(duties.qualityReportBefore) },
    { label: policy.duty.priceConfirmed, value: gated(duties.priceConfirmedBefore) },
    { label: policy.duty.maintenance, value: visits.length === 0 ? null : visits.join('\n') },
  ].filter(({ value }) => value !== null)
}
