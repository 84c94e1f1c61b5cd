/** What is kept of the scanner at this computer, never at the depot. */
export const readKept = (name: 'place' | 'wedge'): string | null => localStorage.getItem(`handback.scanner.${name}`)

export const writeKept = (name: 'place' | 'wedge', text: string): void => localStorage.setItem(`handback.scanner.${name}`, text)
