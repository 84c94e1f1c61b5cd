import { Avatar, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffId } from '../../../shared/kernel/ids.ts'
import type { Role } from '../../../shared/kernel/permissions.ts'
import { initialsOf, peopleWith } from './people.ts'

export interface Person {
  readonly id: StaffId
  readonly name: string
  readonly roles: readonly Role[]
}

export interface NamePickerProps {
  readonly people: readonly Person[]
  readonly onPick: (id: StaffId) => void
}

/** Who it is: big tiles, filtered by typing; arrows go from tile to tile, Enter takes one. */
export const NamePicker = ({ people, onPick }: NamePickerProps) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const tiles = useRef<HTMLDivElement>(null)
  const shown = peopleWith(people, typed)
  const filterKeys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const [first] = shown
    if (event.key === 'Enter' && first !== undefined) onPick(first.id)
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      tiles.current?.querySelector('button')?.focus()
    }
  }
  return (
    <section aria-label={t('signIn.names')}>
      <TextInput
        autoFocus
        autoComplete="off"
        label={t('signIn.filter')}
        description={t('signIn.filterHint')}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={filterKeys}
      />
      {/* A fieldset would bring a legend and a frame of its own. Keys bubble up from the tiles. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions */}
      <div ref={tiles} role="group" aria-label={t('signIn.names')} className="sign-in-tiles" onKeyDown={moveWithArrows}>
        {shown.map((person) => (
          <Tile key={person.id} person={person} onPick={onPick} />
        ))}
      </div>
      {shown.length === 0 && <Text component="output">{t('signIn.nobody', { typed })}</Text>}
    </section>
  )
}

const Tile = ({ person, onPick }: { readonly person: Person; readonly onPick: NamePickerProps['onPick'] }) => {
  const { t } = useTranslation()
  const roles = person.roles.map((role) => t(`role.${role}`)).join(' · ')
  return (
    <UnstyledButton className="sign-in-tile" onClick={() => onPick(person.id)}>
      <Avatar size={44} radius="xl" color="accent" aria-hidden="true">
        {initialsOf(person.name)}
      </Avatar>
      <span>
        <Text component="span" display="block" fw={600}>
          {person.name}
        </Text>
        <Text component="span" display="block" size="xs" c="dimmed">
          {roles}
        </Text>
      </span>
    </UnstyledButton>
  )
}

/** Arrows go to the nearest tile of that side, as it is laid out now. */
const moveWithArrows = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
  const { activeElement } = document
  if (step === undefined || activeElement === null) return
  event.preventDefault()
  const [dx = 0, dy = 0] = step
  const from = activeElement.getBoundingClientRect()
  const ahead = [...event.currentTarget.querySelectorAll('button')]
    .map((tile) => ({ tile, at: tile.getBoundingClientRect() }))
    .filter(({ at }) => (at.x - from.x) * dx + (at.y - from.y) * dy > 1)
  const distance = ({ x, y }: DOMRect) => Math.abs(x - from.x) * (dx === 0 ? 2 : 1) + Math.abs(y - from.y) * (dy === 0 ? 2 : 1)
  const [nearest] = ahead.toSorted((one, other) => distance(one.at) - distance(other.at))
  nearest?.tile.focus()
}
