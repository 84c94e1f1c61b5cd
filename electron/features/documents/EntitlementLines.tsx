import type { Entitlement } from '../../../shared/entitlement/entitlement.ts'
import { printedOutlook, printedPolicy, printedVerdicts } from './entitlement-words.ts'
import { fill, type Speech } from './wording.ts'

interface EntitlementLinesProps {
  entitlement: Entitlement
  speech: Speech
}

/** What the customer gets, line by line, each with the clause and the facts that decided it, and the policy it was judged by (B3). */
export function EntitlementLines({ entitlement, speech }: EntitlementLinesProps) {
  return speech.apart.map((one) => <OneLanguage key={one.language} entitlement={entitlement} speech={one} />)
}

function OneLanguage({ entitlement, speech }: EntitlementLinesProps) {
  const outlook = printedOutlook(entitlement, speech)
  return (
    <div>
      {printedVerdicts(entitlement, speech).map(({ lines, state, clause, facts }) => (
        <p key={lines} className="small verdict">
          <b>{fill(speech.words.entitlement.verdict, { lines, state })}</b> <bdi>{clause}</bdi>{' '}
          <span className="muted">{facts}</span>
        </p>
      ))}
      <p className="small muted">{[outlook, printedPolicy(entitlement, speech)].filter((part) => part !== null).join(' ')}</p>
    </div>
  )
}
