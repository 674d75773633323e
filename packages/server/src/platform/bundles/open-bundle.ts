import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { after } from '../clock/timers.ts'
import { checkManifest, manifestPath } from './check-manifest.ts'
import { type BundleLimits, bundleLimits } from './limits.ts'
import { createMeter } from './meter.ts'
import { type BundleFile, type ReadEntries, readEntries } from './read-entries.ts'
import { BundleRefused } from './refused.ts'

export interface OpenBundleOptions {
  /** Which files to keep in memory, besides the manifest. */
  readonly keep?: (path: string) => boolean
  readonly limits?: Partial<BundleLimits>
}
export interface OpenedBundle {
  /** All of them, the manifest too, in the order of the archive; lengths and hashes as read. */
  readonly files: readonly BundleFile[]
  readonly kept: ReadonlyMap<string, Buffer>
  readonly packedBytes: number
  readonly unpackedBytes: number
}

/**
 * Reads a `.tar.gz` bundle once, as a stream, and holds it to its manifest. Bytes, entries, depth, ratio and time are
 * capped by what is really read; links, devices, paths that leave a folder and names that stand twice are refused; nothing
 * is written to disk, and archives inside it stay shut. Throws `BundleRefused` and nothing else; the source is destroyed.
 */
export async function openBundle(source: Readable, options: OpenBundleOptions = {}): Promise<OpenedBundle> {
  const limits = { ...bundleLimits, ...options.limits }
  const keep = (path: string) => path === manifestPath || options.keep?.(path) === true
  const meter = createMeter(limits)
  const read = await flow(source, meter, { keep, limits })
  checkManifest(read)
  return { ...read, packedBytes: meter.read.packed, unpackedBytes: meter.read.unpacked }
}

type Meter = ReturnType<typeof createMeter>
async function flow(
  source: Readable,
  meter: Meter,
  reading: { readonly keep: (path: string) => boolean; readonly limits: BundleLimits },
): Promise<ReadEntries> {
  const tooLate = new BundleRefused('bundle.took_too_long', 'Reading the bundle took too long.')
  const stop = new AbortController()
  const timer = after(reading.limits.withinMs, () => stop.abort(tooLate))
  const entries = extract()
  try {
    const read = readEntries(entries, reading)
    // whoever fails first stops the other
    read.catch((error: unknown) => stop.abort(error))
    const flowing = pipeline(source, meter.packed, createGunzip(), meter.unpacked, entries, { signal: stop.signal })
    const [kept] = await Promise.all([read, flowing])
    return kept
  } catch (error) {
    throw refusalOf(stop.signal.reason ?? error, error)
  } finally {
    timer.stop()
    source.destroy()
  }
}

/** The refusal itself, or that the bytes are no archive: cut short, or not packed as one. */
const refusalOf = (...errors: readonly unknown[]): BundleRefused =>
  errors.find((error) => error instanceof BundleRefused) ??
  new BundleRefused('bundle.unreadable', 'This cannot be read as a .tar.gz: it is something else, or cut short.')
