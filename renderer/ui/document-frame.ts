/**
 * Showing and printing standalone HTML in a frame. A blob's document inherits the page's content policy, which knows
 * styles by their nonce only; so the document's own style elements get it here, and its style attributes are set through
 * the DOM, which the policy allows. Documents come from the host, are escaped there, and never run scripts here.
 */

/** Same origin so that print() can be called; no scripts, so that nothing in a document can run. */
export const documentSandbox = 'allow-same-origin allow-modals'

/** The nonce of this answer's policy, which the host wrote into the page. */
export const pageNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.getAttribute('content') ?? ''

/**
 * The document with the nonce on its style elements, and its style attributes laid aside for `restoreStyleAttributes`. Done
 * on the text, since the policy also watches a DOMParser. The host escapes all text, so `<` begins tags only.
 */
export const underPolicy = (html: string, nonce: string): string =>
  html.replace(/<[a-z][^>]*>/gi, (tag) =>
    /^<style[\s>]/i.test(tag) ? tag.replace(/^<style/i, `<style nonce="${nonce}"`) : tag.replace(/\sstyle=/i, ' data-style='),
  )

const restoreStyleAttributes = (shown: Document): void => {
  for (const element of shown.querySelectorAll<HTMLElement | SVGElement>('[data-style]')) {
    element.style.cssText = element.dataset['style'] ?? ''
  }
}

/**
 * Loads a document into a frame.
 * @returns how to let go of it; call it when the frame goes away
 */
export const loadDocument = (frame: HTMLIFrameElement, html: string, onLoad?: () => void): (() => void) => {
  const url = URL.createObjectURL(new Blob([underPolicy(html, pageNonce())], { type: 'text/html;charset=utf-8' }))
  const loaded = () => {
    if (frame.contentDocument !== null) restoreStyleAttributes(frame.contentDocument)
    onLoad?.()
  }
  frame.addEventListener('load', loaded, { once: true })
  frame.src = url
  return () => {
    frame.removeEventListener('load', loaded)
    URL.revokeObjectURL(url)
  }
}

/** Opens the browser's print dialog for a document without showing it first. Resolves when the dialog was closed. */
export const printDocument = (html: string): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const frame = document.createElement('iframe')
  frame.className = 'hb-print-frame'
  frame.setAttribute('sandbox', documentSandbox)
  frame.setAttribute('aria-hidden', 'true')
  const release = loadDocument(frame, html, () => {
    const shown = frame.contentWindow
    if (shown === null) return reject(new Error('the print frame has no window'))
    shown.addEventListener('afterprint', () => resolve(), { once: true })
    shown.print()
    return undefined
  })
  document.body.append(frame)
  return promise.finally(() => {
    release()
    frame.remove()
  })
}
