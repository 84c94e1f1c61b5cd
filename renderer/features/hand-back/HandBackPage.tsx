import { skipToken, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Gate } from '../../../shared/hand-back/hand-back.contract.ts'
import type { JobId } from '../../../shared/kernel/ids.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { usePrint } from '../../app/print/print-context.ts'
import { chosenSlipSheet, handBackSlipOn } from '../../app/print/slip-sheet.ts'
import { HandBackForm, type PanelsOfJob } from './HandBackForm.tsx'
import { HandedBackPanel } from './HandedBackPanel.tsx'

/** The hand-back of one job, by its number (MISSION.md, G1 and G2). */
export const HandBackPage = (panels: PanelsOfJob) => {
  const { number } = useParams({ from: '/jobs/$number/hand-back' })
  // Another number is another hand-back: nothing of the one before may be left in it.
  return <HandBackOf key={number} number={number} panels={panels} />
}

const HandBackOf = ({ number, panels }: { readonly number: string; readonly panels: PanelsOfJob }) => {
  const job = useQuery(api.jobs.get.queryOptions({ input: { number } }))
  const jobId: JobId | undefined = job.data?.id
  const gate = useQuery(api.handBack.gate.queryOptions({ input: jobId === undefined ? skipToken : { jobId } }))
  return (
    <PageQuery query={job}>
      {() => <PageQuery query={gate}>{(data) => <GateOf gate={data} panels={panels} />}</PageQuery>}
    </PageQuery>
  )
}

const GateOf = ({ gate, panels }: { readonly gate: Gate; readonly panels: PanelsOfJob }) => {
  const print = usePrint()
  const [isFresh, setFresh] = useState(false)
  const finished = () => {
    setFresh(true)
    void print(handBackSlipOn(chosenSlipSheet(), gate.job.id), { isByRule: true })
  }
  if (isFresh || gate.facts.stage === 'closed') return <HandedBackPanel gate={gate} isFresh={isFresh} />
  return <HandBackForm gate={gate} panels={panels} onDone={finished} />
}
