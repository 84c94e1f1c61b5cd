import type { MenuItemConstructorOptions } from 'electron'
import type { HostLanguage } from '../start-failures.ts'

/** The system's menu is drawn before any page, so its few words live here and not in the catalogues. */
const WORDS = {
  en: {
    file: '&File',
    newWindow: 'New Window',
    close: 'Close Window',
    quit: 'Quit Handback',
    edit: '&Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    view: '&View',
    resetZoom: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Full Screen',
    reload: 'Reload',
    developerTools: 'Developer Tools',
    window: '&Window',
    minimize: 'Minimize',
  },
  'zh-CN': {
    file: '文件(&F)',
    newWindow: '新建窗口',
    close: '关闭窗口',
    quit: '退出 Handback',
    edit: '编辑(&E)',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    view: '视图(&V)',
    resetZoom: '实际大小',
    zoomIn: '放大',
    zoomOut: '缩小',
    fullScreen: '全屏',
    reload: '重新加载',
    developerTools: '开发者工具',
    window: '窗口(&W)',
    minimize: '最小化',
  },
} as const satisfies Record<HostLanguage, Record<string, string>>

export interface MenuOptions {
  language: HostLanguage
  /** Reload and developer tools: never in what users get, where a reload would lose a half-filled form. */
  isDevelopment: boolean
  openWindow: () => void
}

/** The whole menu as data. Short, since scan and keyboard come first and the page has its own commands. */
export function menuTemplate({ language, isDevelopment, openWindow }: MenuOptions): MenuItemConstructorOptions[] {
  const words = WORDS[language]
  const development: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload', label: words.reload },
    { role: 'toggleDevTools', label: words.developerTools },
  ]
  return [
    {
      label: words.file,
      submenu: [
        { id: 'new-window', label: words.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
        { type: 'separator' },
        { role: 'close', label: words.close },
        { role: 'quit', label: words.quit },
      ],
    },
    {
      label: words.edit,
      submenu: [
        { role: 'undo', label: words.undo },
        { role: 'redo', label: words.redo },
        { type: 'separator' },
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    {
      label: words.view,
      submenu: [
        { role: 'resetZoom', label: words.resetZoom },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        { role: 'togglefullscreen', label: words.fullScreen },
        ...(isDevelopment ? development : []),
      ],
    },
    { label: words.window, submenu: [{ role: 'minimize', label: words.minimize }] },
  ]
}
