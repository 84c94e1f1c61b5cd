import type { App, Session, Shell, WebContents } from 'electron'
import { isOwnUrl } from './own-origin.ts'

/** What the operating system may be asked to open for a page. */
export function mayOpenOutside(url: string): boolean {
  const protocol = URL.parse(url)?.protocol
  return protocol === 'https:' || protocol === 'mailto:'
}

export interface PermissionAsked {
  permission: string
  /** Origin or URL of the asking frame. */
  origin: string
  /** For 'media': what is wanted. A check of the device list comes as 'unknown' or without any. */
  media: readonly string[]
}

/** The camera, without the microphone, for the application's own page; nothing else for anybody. */
export function mayUse({ permission, origin, media }: PermissionAsked): boolean {
  if (permission !== 'media' || !isOwnUrl(origin)) return false
  return media.length > 0 && media.every((kind) => kind === 'video')
}

/** Both handlers are needed: a check answers `navigator.permissions`, a request answers the prompt. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    answer(details.isMainFrame && mayUse({ permission, origin: details.requestingUrl, media }))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    return mayUse({ permission, origin: requestingOrigin, media: details.mediaType === undefined ? [] : [details.mediaType] })
  })
  session.setDevicePermissionHandler(() => false)
}

/** A session for pages that may use nothing at all. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

/** Every page that ever comes to be: it stays where it is, embeds no webview and opens no window. */
export function guardContents(app: App, shell: Shell, reportRefusal: (what: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guardOne(contents, shell, reportRefusal))
}

function guardOne(contents: WebContents, shell: Shell, reportRefusal: (what: string) => void): void {
  contents.on('will-navigate', (event) => {
    event.preventDefault()
    reportRefusal('navigation')
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
    reportRefusal('redirect')
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    reportRefusal('webview')
  })
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) shell.openExternal(url).catch(() => reportRefusal('open outside'))
    else reportRefusal('window')
    return { action: 'deny' }
  })
}
