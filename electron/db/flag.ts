/** A truth value as both dialects store it. */
export type Flag = 0 | 1
