import type { TFunction } from 'i18next'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/api.ts'
import { closeNotice, showNotice } from '../../app/notices/notices.ts'
import type { ScanEvent } from '../../app/scanner/scan-event.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { keptSince } from '../../ui/drafts.ts'
import { newsWords, type ScanNews } from './news-words.ts'
import { answerScan, commandDestination, type Destination, type ScanWord } from './scan-answer.ts'

/** Goes to a page; answers where one came from when unsaved work was kept there. */
export const useKeepingNavigate = () => {
  const router = useRouter()
  const navigate = useNavigate()
  const [arrivedAt] = useState(() => new Date().toISOString())
  const openedAt = useRef(arrivedAt)
  useEffect(
    () =>
      router.subscribe('onResolved', () => {
        openedAt.current = new Date().toISOString()
      }),
    [router],
  )
  return async (destination: Destination): Promise<string | undefined> => {
    const [from, since] = [router.state.location.href, openedAt.current]
    await navigate(destination)
    const isElsewhere = router.state.location.href !== from
    return isElsewhere && keptSince(localStorage, since) ? from : undefined
  }
}

/** The app's own answer to a scan that neither dialog nor page had a use for (SCREENS.md, "Scan anywhere"). */
export const useAppScan = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const router = useRouter()
  const navigate = useNavigate()
  const go = useKeepingNavigate()

  const show = (news: ScanNews, cameFrom?: string) => {
    const isKept = cameFrom !== undefined && news.kind !== 'draft-kept'
    const actions = [
      ...(news.kind === 'offer-check-in'
        ? [
            {
              label: (t: TFunction) => t('search.scan.checkIn'),
              run: () => void open({ to: '/check-in', search: { serial: news.serial } }),
            },
          ]
        : []),
      ...(cameFrom === undefined
        ? []
        : [{ label: (t: TFunction) => t('search.scan.goBack'), run: () => void navigate({ to: cameFrom }) }]),
    ]
    showNotice({
      tone: newsWords(t, format, news).tone,
      words: (t) => {
        const { heading, text } = newsWords(t, format, news)
        const kept = isKept ? t('search.scan.draftKept') : undefined
        return { heading, text: [text, kept].filter((part) => part !== undefined).join(' ') || undefined }
      },
      actions: actions.length === 0 ? undefined : actions,
      isQuestion: news.kind === 'offer-check-in',
      on: router.state.location.pathname,
    })
  }
  const open = async (destination: Destination, word?: ScanWord): Promise<true> => {
    closeNotice()
    const cameFrom = await go(destination)
    if (word !== undefined) show({ kind: 'word', word }, cameFrom)
    else if (cameFrom !== undefined) show({ kind: 'draft-kept' }, cameFrom)
    return true
  }
  const resolve = async (payload: string): Promise<true> => {
    try {
      const answer = answerScan(await client.search.resolveScan({ payload }), can)
      if (answer.kind === 'open') return await open(answer.destination, answer.word)
      show(answer.kind === 'say' ? { kind: 'word', word: answer.word } : answer)
    } catch (thrown) {
      show({ kind: 'failed', thrown })
    }
    return true
  }
  useScan(
    ({ scan, payload }: ScanEvent): boolean | Promise<boolean> => {
      if (scan.kind === 'badge') show({ kind: 'badge' })
      else if (scan.kind === 'unreadable') show({ kind: 'word', word: scan })
      else if (scan.kind === 'command') {
        const destination = commandDestination(scan.command, can)
        return destination === undefined ? false : open(destination)
      } else if (scan.kind === 'staff' || scan.kind === 'quantity') return false
      else return resolve(payload)
      return true
    },
    { priority: 'app' },
  )
  return { open }
}
