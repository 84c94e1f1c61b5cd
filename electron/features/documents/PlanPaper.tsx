import type { PlanPaperData } from '../../../shared/documents/promise-papers.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { TAX_WHOLE } from '../../../shared/plans/amounts.ts'
import { DocumentFrame } from './DocumentFrame.tsx'
import { DocumentSection } from './DocumentSection.tsx'
import { FactsGrid } from './FactsGrid.tsx'
import { SignatureBlock } from './SignatureBlock.tsx'
import { TermsText } from './TermsText.tsx'
import { traceOf } from './trace-words.ts'
import { fill, type Speech } from './wording.ts'

type Plan = PlanPaperData['plan']

/**
 * What is offered to the customer: cause, measures, time and price, line by line with its reason, and where to sign (C3). The signature
 * stands under the price; the rules behind it follow, on a second page where they need one.
 */
export function PlanPaper({ data, sheet, speech }: { data: PlanPaperData; sheet: number; speech: Speech }) {
  const { words } = speech
  const { field, section, sign, text } = words
  const { job, plan, answer } = data
  const isDeclined = answer?.decision === 'declined'
  return (
    <DocumentFrame
      sheet={sheet}
      depot={data.depot}
      title={words.title.plan}
      tag={`${field.planVersion} ${plan.number}`}
      number={job.number}
      codePayload={job.codePayload}
    >
      <FactsGrid
        facts={[
          { label: field.customer, value: data.customer.name },
          { label: field.promisedOn, value: plan.promisedOn === null ? text.notStated : speech.day(plan.promisedOn) },
          { label: field.model, value: `${job.brand} ${job.model}` },
          { label: field.validUntil, value: speech.day(plan.validUntil) },
          { label: field.serial, value: job.serial ?? text.noSerial },
          { label: field.rma, value: job.rmaNumber },
          { label: field.receivedAt, value: speech.instant(job.receivedAt) },
          { label: field.madeBy, value: plan.madeBy },
        ]}
      />
      <DocumentSection title={section.planCause}>
        <p className="prose">{plan.cause}</p>
      </DocumentSection>
      <DocumentSection title={section.measures}>
        <p className="prose">{plan.measures}</p>
      </DocumentSection>
      <DocumentSection title={section.planLines}>
        <PlanTable plan={plan} speech={speech} />
      </DocumentSection>
      {plan.note === null ? null : (
        <DocumentSection title={section.planNote}>
          <p className="prose">{plan.note}</p>
        </DocumentSection>
      )}
      <p className="section">
        {plan.declineFee === 0 ? text.ifDeclinedFree : fill(text.ifDeclined, { amount: speech.money(plan.declineFee) })}
      </p>
      <TermsText title={words.section.terms} terms={data.depot.terms} />
      <SignatureBlock
        speech={speech}
        declaration={isDeclined ? sign.planDeclined : sign.planDeclaration}
        fields={[
          {
            caption: field.customer,
            name: answer?.person ?? '',
            image: answer?.signature ?? null,
            at: answer === null ? null : speech.instant(answer.at),
          },
          { caption: sign.depot, name: plan.madeBy, image: null, at: null },
        ]}
      />
      <DocumentSection title={section.planVerdict}>
        <Verdict plan={plan} speech={speech} />
      </DocumentSection>
    </DocumentFrame>
  )
}

function PlanTable({ plan, speech }: { plan: Plan; speech: Speech }) {
  const { column, lineKind, text } = speech.words
  const hasTax = plan.lines.some((line) => line.taxPoints > 0)
  const before = hasTax ? 4 : 3
  return (
    <table>
      <thead>
        <tr>
          <th>{column.what}</th>
          <th className="fit end">{column.quantity}</th>
          <th className="fit end">{column.unitPrice}</th>
          {hasTax ? <th className="fit end">{column.taxRate}</th> : null}
          <th className="fit end">{column.net}</th>
        </tr>
      </thead>
      <tbody>
        {plan.lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a printed list never changes
          <tr key={index}>
            <td>
              <bdi>{line.description}</bdi>
              <div className="small muted">{`${lineKind[line.kind]} · ${reasonOf(line, speech)}`}</div>
            </td>
            <td className="fit end">{quantityOf(line.quantity, speech)}</td>
            <td className="fit end">{speech.money(line.unitPrice)}</td>
            {hasTax ? <td className="fit end">{percentOf(line.taxPoints, speech)}</td> : null}
            <td className="fit end">
              {line.isCovered ? text.free : speech.money(line.net)}
              {!line.isCovered && line.discount > 0 ? (
                <div className="small muted">{fill(text.discount, { amount: speech.money(line.discount) })}</div>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {plan.tax === 0
          ? null
          : [[text.planNet, plan.net] as const, [text.planTax, plan.tax] as const].map(([label, amount]) => (
              <tr key={label}>
                <td colSpan={before} className="end">
                  {label}
                </td>
                <td className="fit end">{speech.money(amount)}</td>
              </tr>
            ))}
        <tr className="sum">
          <td colSpan={before} className="end">
            {text.planTotal}
          </td>
          <td className="fit end">{speech.money(plan.total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function reasonOf({ isCovered, reason }: Plan['lines'][number], { words }: Speech): string {
  const { lineReason } = words
  switch (reason.by) {
    case 'rule':
      return fill(isCovered ? lineReason.covered : lineReason.charged, { clause: reason.clause })
    case 'no-rule':
      return lineReason['no-rule']
    case 'goodwill':
      return fill(lineReason.goodwill, { words: reason.words })
    case 'extra':
      return reason.words === null ? lineReason.extra : fill(lineReason.extraWords, { words: reason.words })
  }
}

const regionOf = ({ language }: Speech) => (language === 'en' ? 'en-GB' : language)
const quantityOf = (thousandths: number, speech: Speech) => (thousandths / 1000).toLocaleString(regionOf(speech))
const percentOf = (points: number, speech: Speech) =>
  (points / TAX_WHOLE).toLocaleString(regionOf(speech), { style: 'percent', maximumFractionDigits: 2 })

/** The verdict that goes with the plan: which policy and day, and each rule that decided or could have, with what it looked at. */
function Verdict({ plan, speech }: { plan: Plan; speech: Speech }) {
  const { field, text } = speech.words
  const { policy, on } = plan.entitlement
  const name =
    policy === null
      ? text.noPolicy
      : fill(text.policyVersion, { name: wording(policy.name, speech.language), version: policy.version })
  return (
    <>
      <FactsGrid
        facts={[
          { label: field.policy, value: name },
          { label: field.intake, value: speech.day(on) },
        ]}
      />
      {traceOf(
        plan.entitlement,
        plan.lines.map((line) => line.kind),
        speech,
      ).map(({ key, clause, state, says, because }) => (
        <div key={key} className="trace">
          <b>{`${clause} – ${state}.`}</b> {says}
          {because === '' ? null : <div className="small muted">{because}</div>}
        </div>
      ))}
    </>
  )
}
