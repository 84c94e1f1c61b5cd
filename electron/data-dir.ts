import { join, resolve } from 'node:path'

export interface System {
  platform: NodeJS.Platform
  home: string
  env: Readonly<Record<string, string | undefined>>
}

/**
 * The folder of the depot when `--data` names none: the system's own place for application data, the same for desktop and
 * station. Sources: XDG Base Directory Specification; Known Folders (Windows); File System Programming Guide (macOS).
 */
export function defaultDataDir({ platform, home, env }: System): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Handback')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Handback')
  const xdg = env['XDG_DATA_HOME']
  // The specification says to ignore relative paths here.
  return join(xdg?.startsWith('/') ? xdg : join(home, '.local', 'share'), 'handback')
}

/** The folder to open. The sample lives beside one's own depot, never in it, unless `--data` says where. */
export function depotDir(flags: { dataDir: string | null; sample: boolean }, system: System): string {
  if (flags.dataDir !== null) return resolve(flags.dataDir)
  const own = defaultDataDir(system)
  return flags.sample ? join(own, 'sample') : own
}
