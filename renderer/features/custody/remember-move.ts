import type { Moved } from '../../../shared/custody/custody.contract.ts'
import { client } from '../../app/api.ts'
import { type DoneDeed, rememberDeed } from '../../app/undo/last-deed.ts'
import { holderWords } from './holder-words.ts'

/** `undo` gives the unit back to whoever had it; undefined when it was there already, and nothing can be taken back. */
export const rememberMove = ({ unit, from, entryId }: Moved): DoneDeed | undefined =>
  entryId === null || from === null
    ? undefined
    : rememberDeed({
        takeBack: (key) => client.custody.takeBack({ unitId: unit.unitId, entryId, key }),
        undone: (t) => t('custody.said.moved', { what: unit.serial ?? unit.number, where: holderWords(t, from) }),
      })
