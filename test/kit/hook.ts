import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/**
 * What a hook gives when it is first drawn, for tests of what its functions do. There is no page: effects do not run, and nothing is
 * drawn a second time.
 */
export function hookOf<Result>(useIt: () => Result): Result {
  const given: { readonly result: Result }[] = []
  const Probe = () => {
    given.push({ result: useIt() })
    return null
  }
  renderToStaticMarkup(createElement(QueryClientProvider, { client: new QueryClient() }, createElement(Probe)))
  const [first] = given
  if (first === undefined) throw new Error('the hook was not drawn')
  return first.result
}
