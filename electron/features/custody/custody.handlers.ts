import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { moveUnit, takeBack } from './custody.service.ts'
import { readUnitCustody } from './path.service.ts'
import { addPlace, changePlace, finishCount, readPlace, readPlaces } from './places.service.ts'
import { findScanned, moveScanned } from './scanned.service.ts'
import { searchInHouse } from './search.service.ts'

export function custodyHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    ofUnit: os.custody.ofUnit.handler(({ input }) => readUnitCustody(read, input.unitId)),
    find: os.custody.find.handler(({ input }) => findScanned(read, input.payload)),
    move: os.custody.move.handler(change(core, moveUnit)),
    moveScanned: os.custody.moveScanned.handler(change(core, moveScanned)),
    takeBack: os.custody.takeBack.handler(change(core, takeBack)),
    search: os.custody.search.handler(({ input }) => searchInHouse(read, input, core.clock.now())),
    places: os.custody.places.handler(() => readPlaces(read)),
    place: os.custody.place.handler(async ({ input }) => found(await readPlace(read, input.number))),
    addPlace: os.custody.addPlace.handler(change(core, addPlace)),
    changePlace: os.custody.changePlace.handler(change(core, changePlace)),
    finishCount: os.custody.finishCount.handler(change(core, finishCount)),
  }
}
