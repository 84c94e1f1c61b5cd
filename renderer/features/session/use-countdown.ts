import { useEffect, useState } from 'react'

/** Whole seconds that are left of a wait, and how to begin one. Counted from a moment, so a sleeping page wakes up right. */
export const useCountdown = (): readonly [number, (seconds: number) => void] => {
  const [endsAt, setEndsAt] = useState(0)
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (endsAt === 0) return undefined
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((endsAt - Date.now()) / 1000))
      setLeft(rest)
      if (rest === 0) setEndsAt(0)
    }, 250)
    return () => clearInterval(timer)
  }, [endsAt])
  return [
    left,
    (seconds) => {
      setLeft(seconds)
      setEndsAt(Date.now() + seconds * 1000)
    },
  ]
}
