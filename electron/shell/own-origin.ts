/** The application's own scheme. It has no network behind it: every answer comes from this process. */
export const APP_SCHEME = 'app'
const PAGE_HOST = 'handback'
/** Where the application's page lives. */
export const PAGE_URL = `${APP_SCHEME}://${PAGE_HOST}/`
/** Where a document waits for its printer; another origin than the page, in a session of its own. */
export const PRINT_URL = `${APP_SCHEME}://print/`

/** Whether a URL belongs to the application's page. `URL.origin` is 'null' for own schemes, so the parts are compared. */
export function isOwnUrl(url: string): boolean {
  const parsed = URL.parse(url)
  if (parsed === null) return false
  return parsed.protocol === `${APP_SCHEME}:` && parsed.host === PAGE_HOST && parsed.username === '' && parsed.password === ''
}
