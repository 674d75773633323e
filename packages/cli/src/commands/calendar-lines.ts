const NEWLINE = 10
/** Longest line that is read, in bytes. */
export const LONGEST_LINE = 1024 * 1024
/** What is kept of a longer one, to find its id. */
const KEPT_OF_LONG = 1024

/** One line without its end; of one that is too long only the beginning. */
export interface Line {
  readonly bytes: Buffer
  readonly isTooLong: boolean
}

/** Cuts a stream of bytes into lines; holds at most one line of `LONGEST_LINE` and drops what is longer as it comes. */
export class LineCutter {
  #parts: Buffer[] = []
  #length = 0
  #isTooLong = false;

  /** The lines that end within `chunk`. */
  *push(chunk: Buffer): Generator<Line> {
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      this.#keep(chunk.subarray(from, end))
      yield this.#take()
      from = end + 1
    }
    this.#keep(chunk.subarray(from))
  }

  /** The last line, where the stream did not end with a line's end. */
  *end(): Generator<Line> {
    if (this.#length > 0 || this.#isTooLong) yield this.#take()
  }

  #keep(part: Buffer): void {
    if (this.#isTooLong || part.length === 0) return
    this.#parts.push(part)
    this.#length += part.length
    if (this.#length <= LONGEST_LINE) return
    this.#isTooLong = true
    this.#parts = [Buffer.concat(this.#parts).subarray(0, KEPT_OF_LONG)]
  }

  #take(): Line {
    const [only] = this.#parts
    const bytes = only !== undefined && this.#parts.length === 1 ? only : Buffer.concat(this.#parts)
    const line = { bytes, isTooLong: this.#isTooLong }
    this.#parts = []
    this.#length = 0
    this.#isTooLong = false
    return line
  }
}
