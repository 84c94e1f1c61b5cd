import { createContext, use } from 'react'
import type { LiveState } from './live.ts'

export const LiveContext = createContext<LiveState>('connecting')

/** Whether this page hears the depot's changes now. */
export const useLiveState = (): LiveState => use(LiveContext)
