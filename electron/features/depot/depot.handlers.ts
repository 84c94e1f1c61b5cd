import packageJson from '../../../package.json' with { type: 'json' }
import { CONTRACT_VERSION } from '../../../shared/contract.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import { done, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import type { Core } from '../../work/core.ts'
import { answerOf, change, found, type Implementer } from '../../work/procedures.ts'
import type { NewlySignedIn } from '../staff/session.service.ts'
import { sealPin } from '../staff/pin-hash.ts'
import { findDepot, isSetUp } from './depot.repository.ts'
import { readDepotInfo, setUpDepot, updateSettings } from './depot.service.ts'

type Progress = Readonly<{ done: number; total: number }>

interface DepotOptions {
  /** Fills an empty store with the sample depot, in transactions of its own. */
  fillSample: (core: Core, language: Language, onProgress: (progress: Progress) => void) => Promise<{ jobs: number }>
}

export function depotHandlers(os: Implementer, core: Core, { fillSample }: DepotOptions) {
  let filling: Promise<{ jobs: number }> | null = null
  let progress: Progress | null = null

  /** One filling a store: whoever asks while it runs gets its answer. */
  async function openSample(language: Language): Promise<Outcome<{ jobs: number }>> {
    if (filling === null) {
      if (await isSetUp(core.store.read)) return refuse('already-set-up')
      filling ??= fillSample(core, language, (reached) => (progress = reached)).finally(() => {
        filling = null
        progress = null
      })
    }
    return done(await filling)
  }

  return {
    info: os.depot.info.handler(async ({ context }) => ({
      ...(await readDepotInfo(core)),
      appVersion: packageJson.version,
      contractVersion: CONTRACT_VERSION,
      host: context.host,
      canPrintSilently: context.printing !== null,
    })),
    setUp: os.depot.setUp.handler(async ({ context, input: { administrator, ...input }, path }) => {
      const { pin, ...person } = administrator
      const sealedPin = await sealPin(pin, core.pinCostLog2, input.key)
      const opened: { session: NewlySignedIn | null } = { session: null }
      // The token goes to the caller's session and nowhere else: the answer that is kept for a retry has the name only.
      const setUp = change<typeof input & { administrator: typeof person & { sealedPin: typeof sealedPin } }, { name: string }>(
        core,
        async (work, fields) => {
          const outcome = await setUpDepot(work, fields)
          if (outcome.kind !== 'done') return outcome
          opened.session = outcome.value
          return done({ name: fields.name })
        },
      )
      const answer = await setUp({ context, path, input: { ...input, administrator: { ...person, sealedPin } } })
      if (opened.session !== null) context.session.write(opened.session.token, opened.session.signedIn.expiresAt)
      return answer
    }),
    openSample: os.depot.openSample.handler(async ({ input }) => answerOf(await openSample(input.language))),
    sampleProgress: os.depot.sampleProgress.handler(() => progress),
    settings: os.depot.settings.handler(async () => {
      const { settings, version } = found(await findDepot(core.store.read))
      return { ...settings, version }
    }),
    updateSettings: os.depot.updateSettings.handler(change(core, updateSettings)),
  }
}
