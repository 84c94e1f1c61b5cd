import { expect, test } from 'vitest'
import { underPolicy } from './document-frame.ts'

test('style elements get the nonce, style attributes are laid aside, text stays', () => {
  const html = '<!doctype html><style>p{color:red}</style><p class="a" style="color:blue">say style= &lt;style&gt;</p>'
  expect(underPolicy(html, 'n1')).toBe(
    '<!doctype html><style nonce="n1">p{color:red}</style><p class="a" data-style="color:blue">say style= &lt;style&gt;</p>',
  )
})
