export interface Fact {
  label: string
  /** Null leaves the fact out. */
  value: string | null
  isWide?: boolean
}

/** Facts in two columns, name beside value; a wide one takes both. */
export function FactsGrid({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value, isWide }) =>
        value === null || value === '' ? null : (
          <div key={label} className={isWide ? 'fact fact-wide' : 'fact'}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
