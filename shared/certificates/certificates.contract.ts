import { z } from 'zod'
import { procedure } from '../kernel/procedure.ts'
import { language } from '../kernel/text.ts'
import { verdict } from './certificates.ts'

export const signingKey = z.object({
  /** What a certificate names it by. */
  id: z.string(),
  /** Ed25519, 32 bytes as base64url. */
  publicKey: z.string(),
  madeAt: z.string(),
})
export type SigningKey = z.infer<typeof signingKey>

export const certificatesContract = {
  /** What the certificate of a slip comes to, by this depot's own keys. */
  verify: procedure('read')
    .input(z.object({ payload: z.string().max(10_000) }))
    .output(verdict),
  /** The depot's public keys, the one that signs now first. */
  keys: procedure('read').output(z.array(signingKey)),
  /** One file that checks certificates anywhere, without this depot and without a network. */
  page: procedure('read')
    .input(z.object({ language }))
    .output(z.object({ name: z.string(), html: z.string() })),
}
