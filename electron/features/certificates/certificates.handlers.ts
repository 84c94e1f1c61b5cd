import type { Core } from '../../work/core.ts'
import type { Implementer } from '../../work/procedures.ts'
import { readKeys, verifyCertificate } from './certificates.service.ts'
import { drawCheckPage } from './check-page.service.ts'

export function certificatesHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    verify: os.certificates.verify.handler(({ input }) => verifyCertificate(read, input.payload)),
    keys: os.certificates.keys.handler(() => readKeys(read)),
    page: os.certificates.page.handler(({ input }) => drawCheckPage(read, input.language)),
  }
}
