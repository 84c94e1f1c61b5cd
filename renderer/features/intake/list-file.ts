/** A list of a thousand units is far smaller; bytes. */
export const LARGEST_LIST_FILE = 1_000_000

/** The text of a list file: UTF-8, or GB 18030 where it is not, which is how spreadsheets in China save theirs. */
export const textOfListFile = async (file: Blob): Promise<string> => {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
