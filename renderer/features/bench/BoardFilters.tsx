import { Group, Select, Switch, TextInput } from '@mantine/core'
import { IconFilterOff, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type BoardFilter, type FilterOffer, NO_FILTER, NOBODY } from './board-columns.ts'

export interface BoardFiltersProps {
  readonly filter: BoardFilter
  readonly offer: FilterOffer
  readonly onChange: (filter: BoardFilter) => void
}

/** Which jobs the board shows: mine, a technician's, a shelf's, or those with some words on them. */
export const BoardFilters = ({ filter, offer, onChange }: BoardFiltersProps) => {
  const { t } = useTranslation()
  const set = (changed: Partial<BoardFilter>) => onChange({ ...filter, ...changed })
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(NO_FILTER)
  const technicians = [
    { value: NOBODY, label: t('board.nobody') },
    ...offer.technicians.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <Group gap="sm" component="search" aria-label={t('board.filters')}>
      <Switch
        label={t('board.mine')}
        checked={filter.isMine}
        onChange={(event) => set({ isMine: event.currentTarget.checked })}
      />
      <Select
        aria-label={t('board.technician')}
        placeholder={t('board.technician')}
        w={180}
        clearable
        searchable
        data={technicians}
        value={filter.technician === '' ? null : filter.technician}
        onChange={(value) => set({ technician: value ?? '' })}
      />
      <Select
        aria-label={t('job.shelf')}
        placeholder={t('job.shelf')}
        w={130}
        clearable
        searchable
        data={[...offer.shelves]}
        value={filter.shelf === '' ? null : filter.shelf}
        onChange={(value) => set({ shelf: value ?? '' })}
      />
      <TextInput
        aria-label={t('board.text')}
        placeholder={t('board.text')}
        w={200}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={filter.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {isFiltered && (
        <ActionButton
          variant="subtle"
          label={t('board.clearFilters')}
          icon={<IconFilterOff size={17} aria-hidden="true" />}
          onAction={() => onChange(NO_FILTER)}
        />
      )}
    </Group>
  )
}
