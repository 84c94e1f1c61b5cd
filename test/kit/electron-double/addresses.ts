/**
 * Chromium by itself cannot be taught a scheme, so `app://HOST/path` is shown as `https://HOST.app.test/path`: a secure origin of
 * its own, whose every request is answered by the registered protocol handler and never leaves the process.
 */
const SUFFIX = '.app.test'

export function toPageUrl(appUrl: string): string {
  const url = new URL(appUrl)
  return url.protocol === 'app:' ? `https://${url.host}${SUFFIX}${url.pathname}${url.search}${url.hash}` : appUrl
}

export function toAppUrl(pageUrl: string): string {
  const url = new URL(pageUrl)
  if (url.protocol !== 'https:' || !url.hostname.endsWith(SUFFIX)) return pageUrl
  return `app://${url.hostname.slice(0, -SUFFIX.length)}${url.pathname}${url.search}${url.hash}`
}

export function isAppUrl(pageUrl: string | URL): boolean {
  return toAppUrl(String(pageUrl)).startsWith('app:')
}
