import { z } from 'zod'

/** What a model's maker promises, by region and apart for parts and labour. Months; 0 = none. */
export const warrantyTerms = z.object({
  startsFrom: z.enum(['purchase', 'installation']),
  domestic: z.object({ partsMonths: z.int().min(0).max(240), labourMonths: z.int().min(0).max(240) }),
  export: z.object({ partsMonths: z.int().min(0).max(240), labourMonths: z.int().min(0).max(240) }),
})
export type WarrantyTerms = z.infer<typeof warrantyTerms>

export const NO_TERMS: WarrantyTerms = {
  startsFrom: 'purchase',
  domestic: { partsMonths: 0, labourMonths: 0 },
  export: { partsMonths: 0, labourMonths: 0 },
}

export const region = z.enum(['domestic', 'export'])
export type Region = z.infer<typeof region>

export const proofState = z.enum(['none', 'unverified', 'verified', 'refused'])
export type ProofState = z.infer<typeof proofState>

/** What the maker does not answer for, as found by whoever opened the unit. */
export const EXCLUSIONS = ['misuse', 'accident', 'opened-by-others'] as const
export const exclusion = z.enum(EXCLUSIONS)
export type Exclusion = z.infer<typeof exclusion>
