import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconScan } from '@tabler/icons-react'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchHit } from '../../../shared/search/search.contract.ts'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { closeNotice } from '../../app/notices/notices.ts'
import { ShortcutKeys } from '../../ui/ShortcutKeys.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { HitGroups } from './HitGroups.tsx'
import { hitDestination, keyOfHit } from './hit-groups.ts'
import { useAppScan } from './use-app-scan.ts'

/** Long enough for the next key, short enough not to be noticed. ms */
const pauseMs = 120

const findQuery = (text: string) =>
  api.search.find.queryOptions({
    input: { text },
    enabled: text !== '',
    placeholderData: keepPreviousData,
    staleTime: 5000,
  })

/** The one box on top: finds by number, serial, phone, name or part; and what a scan does anywhere in the app. */
export const SearchBox = () => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { open } = useAppScan()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().slice(0, 200)
  const [asked] = useDebouncedValue(wanted, pauseMs)
  const found = useQuery(findQuery(asked))
  const hits = wanted === '' ? [] : (found.data ?? [])
  const isCurrent = asked === wanted && found.isSuccess && !found.isPlaceholderData

  const focus = () => {
    input.current?.focus()
    input.current?.select()
  }
  useShortcut('mod+k', t('search.label'), focus)
  useShortcut('/', t('search.label'), focus)
  const chooseFirst = useEffectEvent(() => combobox.selectFirstOption())
  const [best] = hits
  const answer = isCurrent && best !== undefined ? `${asked} ${keyOfHit(best)}` : undefined
  useEffect(() => {
    // The best hit is ready for Enter as soon as it is there.
    if (answer !== undefined) chooseFirst()
  }, [answer])

  const take = (hit: SearchHit | undefined) => {
    if (hit === undefined) return
    combobox.closeDropdown()
    setTyped('')
    input.current?.blur()
    void open(hitDestination(hit))
  }
  /** Enter before the answer is there waits for it, so that a typed number opens at once. */
  const openBest = async () => {
    const fresh = await queries.fetchQuery(findQuery(wanted))
    take(fresh[0])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      combobox.closeDropdown()
      setTyped('')
      input.current?.blur()
    }
    if (event.key !== 'Enter' || wanted === '' || isCurrent) return
    event.preventDefault()
    // Not the hit of what was typed before.
    combobox.resetSelectedOption()
    void openBest()
  }
  return (
    <search aria-label={t('search.label')}>
      <Combobox
        store={combobox}
        onOptionSubmit={(key) => take(hits.find((hit) => keyOfHit(hit) === key))}
        width="target"
        position="bottom-start"
      >
        <Combobox.Target>
          <TextInput
            ref={input}
            aria-label={t('search.label')}
            placeholder={t('search.placeholder')}
            type="search"
            autoComplete="off"
            spellCheck={false}
            leftSection={<IconScan size={18} aria-hidden="true" />}
            rightSection={found.isFetching && wanted !== '' ? <Loader size={16} /> : typed === '' && <ShortcutKeys keys="/" />}
            rightSectionWidth={40}
            value={typed}
            aria-keyshortcuts="Control+K /"
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              closeNotice()
              combobox.openDropdown()
            }}
            onFocus={() => wanted !== '' && combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={onKeyDown}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={wanted === ''}>
          <Combobox.Options mah="min(70vh, 560px)" className="search-options" aria-label={t('search.results')}>
            <HitGroups hits={hits} />
            {hits.length === 0 && (
              <Combobox.Empty>
                <Text component="output" size="sm">
                  {isCurrent
                    ? t('search.nothing', { text: wanted })
                    : found.isError
                      ? failureText(t, found.error).title
                      : t('search.searching')}
                </Text>
                {isCurrent && <Text size="xs">{t('search.nothingNext')}</Text>}
              </Combobox.Empty>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </search>
  )
}
