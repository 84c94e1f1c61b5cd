import { Group, Kbd } from '@mantine/core'
import { shortcutKeys } from './shortcuts.ts'

const isApple = /mac|iphone|ipad/i.test(navigator.userAgent)

/** A shortcut as keys. Hidden from assistive technology, which gets `aria-keyshortcuts` instead. */
export const ShortcutKeys = ({ keys }: { readonly keys: string }) => (
  <Group gap={3} wrap="nowrap" component="span" aria-hidden="true">
    {shortcutKeys(keys, isApple).map((key) => (
      <Kbd key={key}>{key}</Kbd>
    ))}
  </Group>
)
