const VIEWS = ['edit', 'versions'] as const

/** What of a policy is shown; undefined is the policy as it is read. */
export type PolicyViewName = (typeof VIEWS)[number]

export const policyViewOf = (value: unknown): PolicyViewName | undefined => VIEWS.find((name) => name === value)
