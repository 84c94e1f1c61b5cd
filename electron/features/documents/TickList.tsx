export interface Tick {
  text: string
  note: string | null
  isTicked: boolean
}

/** Things listed one by one with a box before each, ticked or empty: nobody can add one afterwards unseen. */
export function TickList({ ticks, isSingle = false }: { ticks: readonly Tick[]; isSingle?: boolean }) {
  return (
    <ul className={isSingle ? 'ticks ticks-single' : 'ticks'}>
      {ticks.map(({ text, note, isTicked }, index) => (
        // Two accessories may bear the same name, and a printed list never changes: the place is the key.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <li key={index} className="tick">
          <svg className="box" viewBox="0 0 12 12" role="img" aria-label={isTicked ? '☑' : '☐'}>
            <rect x="0.6" y="0.6" width="10.8" height="10.8" fill="#fff" stroke="#000" />
            {isTicked ? <path d="M2.8 6.2 5 8.6 9.4 3.4" fill="none" stroke="#000" strokeWidth="1.6" /> : null}
          </svg>
          <div>
            <bdi>{text}</bdi>
            {note === null ? null : (
              <div className="small muted" dir="auto">
                {note}
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
