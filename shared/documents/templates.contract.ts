import { z } from 'zod'
import { attachmentId } from '../kernel/ids.ts'
import { change, procedure } from '../kernel/procedure.ts'
import { optionalLine } from '../kernel/text.ts'
import { asked, paper } from './documents.contract.ts'
import { template, templateBody, templateHead, templatePaper } from './templates.ts'

export const templatesContract = {
  /** Every paper that has words of the depot's own, with its newest version; null = none yet. */
  list: procedure('read').output(z.array(z.object({ paper: templatePaper, newest: templateHead.nullable() }))),
  get: procedure('read')
    .input(z.object({ paper: templatePaper }))
    .output(template),
  /** One version in full, however old; 0 is empty. */
  version: procedure('read')
    .input(z.object({ paper: templatePaper, number: z.int().min(0) }))
    .output(templateBody),
  /** Saves a new version on top of the one that was seen; STALE where somebody saved meanwhile. */
  save: procedure('administer')
    .input(change({ paper: templatePaper, seen: z.int().min(0), body: templateBody, note: optionalLine(300) }))
    .output(template),
  /** Stores a picture that no letterhead points to yet: at most 15 MB and 50 megapixels, drawn anew as PNG. */
  uploadLogo: procedure('administer')
    .input(z.object({ file: z.file() }))
    .output(z.object({ id: attachmentId, width: z.int(), height: z.int() })),
  /** The paper of a real job with words that are not saved yet. Refused where the job has no such paper. */
  preview: procedure('administer')
    .input(z.object({ paper: templatePaper, body: templateBody, jobNumber: z.string().max(20), language: asked }))
    .output(paper),
}
