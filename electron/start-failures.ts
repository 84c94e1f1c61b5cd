import type { StoreOpenKind } from './db/store-errors.ts'

/** Wording of failures before there is a window whose catalogues could say them. */
export type HostLanguage = 'en' | 'zh-CN'
type Wording = Readonly<Record<HostLanguage, string>>

/** The store's own reasons, the system's refusals of a port or folder, and the rest. */
type FailureKind = StoreOpenKind | 'EADDRINUSE' | 'EACCES' | 'unknown'

/** `{folder}` and `{port}` are filled in. */
const WORDING: Readonly<Record<FailureKind, Wording>> = {
  corrupt: {
    en: 'The depot database in {folder} is damaged. Nothing was changed. Restore the latest backup, or keep the folder and ask for help.',
    'zh-CN': '{folder} 中的数据库已损坏，未做任何改动。请恢复最近的备份，或保留该文件夹并寻求帮助。',
  },
  truncated: {
    en: 'The depot database in {folder} is incomplete. Nothing was changed. Restore the latest backup.',
    'zh-CN': '{folder} 中的数据库不完整，未做任何改动。请恢复最近的备份。',
  },
  missing: {
    en: 'The depot database that was in {folder} is gone. No new one was created. Put the file back, or restore a backup.',
    'zh-CN': '{folder} 中原有的数据库不见了，未新建数据库。请放回原文件或恢复备份。',
  },
  newer: {
    en: 'The depot in {folder} was written by a newer Handback. Nothing was changed. Update Handback on this computer.',
    'zh-CN': '{folder} 中的数据由更新版本的 Handback 写入，未做任何改动。请升级本机的 Handback。',
  },
  'read-only': {
    en: 'The folder {folder} cannot be written. Allow this user to write there, or choose another folder with --data.',
    'zh-CN': '无法写入文件夹 {folder}。请为当前用户开放写入权限，或用 --data 指定其他文件夹。',
  },
  locked: {
    en: 'Another program has the depot in {folder} open. Close the other Handback (desktop or station) first.',
    'zh-CN': '{folder} 中的数据正被其他程序使用。请先关闭另一个 Handback（桌面版或工作站服务）。',
  },
  'not-a-folder': {
    en: '{folder} is a file, not a folder. Choose another folder with --data.',
    'zh-CN': '{folder} 是文件而不是文件夹。请用 --data 指定其他文件夹。',
  },
  'network-share': {
    en: 'The folder {folder} is on a network share, where a database can be damaged. Use a folder on this computer.',
    'zh-CN': '文件夹 {folder} 位于网络共享上，数据库可能因此损坏。请改用本机的文件夹。',
  },
  foreign: {
    en: 'The database in {folder} belongs to another program. Nothing was changed. Choose another folder with --data.',
    'zh-CN': '{folder} 中的数据库属于其他程序，未做任何改动。请用 --data 指定其他文件夹。',
  },
  pragma: {
    en: 'The database in {folder} does not accept the settings that keep work safe in a power cut. Use a folder on a local disk.',
    'zh-CN': '{folder} 中的数据库无法启用断电保护设置。请改用本机磁盘上的文件夹。',
  },
  unreachable: {
    en: 'The database server does not answer. Check the network and the server, then start again.',
    'zh-CN': '数据库服务器没有响应。请检查网络和服务器后重新启动。',
  },
  unsuitable: {
    en: 'The database on the server is not one that Handback can use. Nothing was changed. The log has the reason.',
    'zh-CN': '服务器上的数据库不适用于 Handback，未做任何改动。原因见日志。',
  },
  'key-missing': {
    en: 'The file passcode.key in {folder} is gone, and devices here have passcodes sealed with it. No new one was made. Put the file back, or restore it from a backup.',
    'zh-CN': '{folder} 中的 passcode.key 不见了，而在修设备的密码由它加密，因此未生成新密钥。请放回该文件，或从备份中恢复。',
  },
  'key-damaged': {
    en: 'The file passcode.key in {folder} is damaged. Nothing was changed. Restore this file from a backup.',
    'zh-CN': '{folder} 中的 passcode.key 已损坏，未做任何改动。请从备份中恢复该文件。',
  },
  io: {
    en: 'The disk refused to open the depot in {folder}. Check its free space and its health, then start again.',
    'zh-CN': '磁盘无法打开 {folder} 中的数据。请检查剩余空间和磁盘状况后重新启动。',
  },
  EADDRINUSE: {
    en: 'Port {port} is already in use. Close the other program, or choose another port with --port.',
    'zh-CN': '端口 {port} 已被占用。请关闭占用该端口的程序，或用 --port 指定其他端口。',
  },
  EACCES: {
    en: 'Port {port} or the folder {folder} may not be used by this user.',
    'zh-CN': '当前用户无权使用端口 {port} 或文件夹 {folder}。',
  },
  unknown: {
    en: 'Handback could not start with the depot in {folder}. The log in its logs folder has the reason.',
    'zh-CN': 'Handback 无法启动（数据文件夹：{folder}）。原因见其中 logs 文件夹内的日志。',
  },
}

export const FAILURE_TITLE: Wording = { en: 'Handback cannot start', 'zh-CN': 'Handback 无法启动' }

/** Kind of a failure at start: the store's own `kind`, else the system's error code, else 'unknown'. */
export function failureKind(error: unknown): FailureKind {
  if (!(error instanceof Error)) return 'unknown'
  const named = 'kind' in error ? error.kind : 'code' in error ? error.code : null
  return isFailureKind(named) ? named : 'unknown'
}

/** One plain sentence on why the host did not start and what to do, in the language of the system. */
export function describeFailure(error: unknown, place: { folder: string; port: number }, locale: string): string {
  const text = WORDING[failureKind(error)][hostLanguage(locale)]
  return text.replaceAll('{folder}', () => place.folder).replaceAll('{port}', String(place.port))
}

function isFailureKind(value: unknown): value is FailureKind {
  return typeof value === 'string' && Object.hasOwn(WORDING, value)
}

/** The host's own language before a depot is open; any Chinese locale reads Simplified Chinese. */
export function hostLanguage(locale: string): HostLanguage {
  return locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
