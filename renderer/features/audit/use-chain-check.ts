import { useRef, useState } from 'react'
import type { BrokenLink } from '../../../shared/audit/audit.contract.ts'
import { client } from '../../app/api.ts'

export type ChainName = 'audit' | 'custody'

/** How far the check of one chain is. */
export type ChainCheck =
  | { readonly kind: 'running'; readonly checked: number; readonly share: number }
  | { readonly kind: 'whole'; readonly checked: number }
  | { readonly kind: 'broken'; readonly checked: number; readonly broken: BrokenLink }
  | { readonly kind: 'stopped'; readonly checked: number }
  | { readonly kind: 'failed'; readonly thrown: unknown }

export type Checks = Partial<Readonly<Record<ChainName, ChainCheck>>>

/** Checks both chains one page after the other, so that nobody waits for it; may be stopped at any page. */
export const useChainCheck = () => {
  const [checks, setChecks] = useState<Checks>({})
  const [isRunning, setRunning] = useState(false)
  const isStopped = useRef(false)

  const checkOne = async (chain: ChainName): Promise<ChainCheck> => {
    let [after, checked] = [0, 0]
    try {
      for (;;) {
        // One after the other on purpose: a page is asked for when the one before it is right.
        // oxlint-disable-next-line no-await-in-loop
        const page = await client.audit.verify({ chain, after })
        checked += page.checked
        if (page.broken !== null) return { kind: 'broken', checked, broken: page.broken }
        if (page.isEnd) return { kind: 'whole', checked }
        if (isStopped.current) return { kind: 'stopped', checked }
        after = page.last
        setChecks((before) => ({ ...before, [chain]: { kind: 'running', checked, share: page.last / Math.max(page.end, 1) } }))
      }
    } catch (thrown) {
      return { kind: 'failed', thrown }
    }
  }
  const run = async () => {
    isStopped.current = false
    setRunning(true)
    setChecks({ audit: { kind: 'running', checked: 0, share: 0 } })
    const audit = await checkOne('audit')
    setChecks({ audit, custody: { kind: 'running', checked: 0, share: 0 } })
    const custody = isStopped.current ? undefined : await checkOne('custody')
    setChecks({ audit, ...(custody === undefined ? {} : { custody }) })
    setRunning(false)
  }
  return {
    checks,
    isRunning,
    run,
    stop: () => {
      isStopped.current = true
    },
  }
}
