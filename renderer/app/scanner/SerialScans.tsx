import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { api } from '../api.ts'
import { ownPlace } from './own-place.ts'
import { hearSerial } from './serial-stream.ts'
import { useScanner } from './use-scan.ts'

/** Hands on what the serial scanner of this place reads, when it has one. */
export const SerialScans = () => {
  const { emit } = useScanner()
  const serial = useQuery(api.scanner.serial.queryOptions({ input: { place: ownPlace() } }))
  const isHere = serial.data?.isHere === true
  const onScan = useEffectEvent((payload: string) => emit(payload, 'serial'))
  useEffect(() => (isHere ? hearSerial(ownPlace(), (payload) => onScan(payload)) : undefined), [isHere])
  return null
}
