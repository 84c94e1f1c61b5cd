/** What a saved paper is called: its title without what a file's name may not have, however long somebody's name is. */
export function fileNameOf(title: string): string {
  return title
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 120)
    .trim()
}
