import type { ReactNode } from 'react'

/** A heading with what belongs to it. */
export function DocumentSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="section">
      <h3>{title}</h3>
      {children}
    </section>
  )
}
