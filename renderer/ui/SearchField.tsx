import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'

export interface SearchFieldProps {
  /** What may be typed: "Name, phone or e-mail". */
  readonly label: string
  readonly typed: string
  readonly onTyped: (text: string) => void
}

/** The search of a list. It has the focus when the list opens: whoever comes here looks for something. */
export const SearchField = ({ label, typed, onTyped }: SearchFieldProps) => (
  <TextInput
    flex="1 1 260px"
    maw={420}
    type="search"
    // Typing is what a list is opened for; its rows and buttons follow by Tab.
    autoFocus
    autoComplete="off"
    aria-label={label}
    placeholder={label}
    leftSection={<IconSearch size={18} aria-hidden="true" />}
    value={typed}
    onChange={(event) => onTyped(event.currentTarget.value)}
  />
)
