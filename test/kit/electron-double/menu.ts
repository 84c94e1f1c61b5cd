import type { MenuItemConstructorOptions } from 'electron'

/** A menu that can be asked for an item and clicked; it is drawn nowhere. */
export class DoubleMenu {
  readonly template: readonly MenuItemConstructorOptions[]
  static #application: DoubleMenu | null = null

  constructor(template: readonly MenuItemConstructorOptions[]) {
    this.template = template
  }

  static buildFromTemplate(template: MenuItemConstructorOptions[]): DoubleMenu {
    return new DoubleMenu(template)
  }

  static setApplicationMenu(menu: DoubleMenu | null): void {
    DoubleMenu.#application = menu
  }

  static getApplicationMenu(): DoubleMenu | null {
    return DoubleMenu.#application
  }

  clickById(id: string): void {
    const item = findItem(this.template, id)
    if (item?.click === undefined) throw new Error(`No menu item ${id} that can be clicked`)
    // Ours take no arguments; Electron would give item, window and event.
    Reflect.apply(item.click, item, [])
  }
}

function findItem(items: readonly MenuItemConstructorOptions[], id: string): MenuItemConstructorOptions | null {
  for (const item of items) {
    if (item.id === id) return item
    const found = Array.isArray(item.submenu) ? findItem(item.submenu, id) : null
    if (found !== null) return found
  }
  return null
}
