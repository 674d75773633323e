import { Transform } from 'node:stream'
import type { BundleLimits } from './limits.ts'
import { BundleRefused } from './refused.ts'

const MB = 1024 * 1024

/** Counts what goes in and what comes out, and stops the flow where either is too much. */
export function createMeter(limits: Pick<BundleLimits, 'packedBytes' | 'unpackedBytes' | 'ratio'>) {
  const read = { packed: 0, unpacked: 0 }
  const packed = counting((bytes) => {
    read.packed += bytes
    if (read.packed > limits.packedBytes)
      throw new BundleRefused('bundle.too_large', `The bundle is larger than ${inMegabytes(limits.packedBytes)}.`)
  })
  const unpacked = counting((bytes) => {
    read.unpacked += bytes
    if (read.unpacked > limits.unpackedBytes)
      throw new BundleRefused('bundle.too_large', `Unpacked, it is larger than ${inMegabytes(limits.unpackedBytes)}.`)
    if (read.unpacked > MB && read.unpacked > read.packed * limits.ratio)
      throw new BundleRefused('bundle.ratio', `More than ${limits.ratio} times as much comes out of it as went in.`)
  })
  return { packed, unpacked, read }
}

export const inMegabytes = (bytes: number): string =>
  bytes < MB ? `${Math.ceil(bytes / 1024)} kB` : `${Math.floor(bytes / MB)} MB`

const counting = (count: (bytes: number) => void): Transform =>
  new Transform({
    transform(chunk: Buffer, _, done) {
      try {
        count(chunk.length)
        done(null, chunk)
      } catch (error) {
        done(error as Error)
      }
    },
  })
