import type { Readable } from 'node:stream'

/** What was written: counted and hashed on the way to the disk. */
export interface StoredBytes {
  readonly storageKey: string
  readonly size: number
  readonly sha256: Buffer
}

export interface Redrawing {
  /** Pixels; 2,000 when absent. */
  readonly longestSide?: number
  /** WebP for browsers; PNG on white, without transparency, for paper. */
  readonly as?: 'webp' | 'png'
}
/** Draws pictures anew, apart from this process. */
export interface Pictures {
  /** The picture of these bytes, as WebP unless told otherwise; undefined when they are none that we show. */
  redraw(bytes: Readable, how?: Redrawing): Promise<Buffer | undefined>
}

/** Where the bytes of files are kept. Keys are random and made by the store; no name reaches it. */
export interface FileStore {
  /**
   * Writes a stream under a new key, never holding it whole. Refuses `file.too_large` beyond `limitBytes` and
   * `file.storage_full`; whatever fails leaves nothing behind.
   */
  put(bytes: Readable, limitBytes: number): Promise<StoredBytes>
  /** Undefined when there is nothing under the key. */
  open(storageKey: string): Promise<{ readonly size: number; readonly bytes: Readable } | undefined>
  remove(storageKey: string): Promise<void>
  /** Keys whose bytes were written before the instant (epoch ms), for the clearing of orphans. */
  listOlderThan(beforeMs: number): AsyncIterable<string>
}
