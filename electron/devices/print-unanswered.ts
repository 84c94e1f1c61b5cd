/** The system's spooler took a print and never said what became of it: whether it came out is to be asked. */
export class PrintUnansweredError extends Error {
  override readonly name = 'PrintUnansweredError'
}
