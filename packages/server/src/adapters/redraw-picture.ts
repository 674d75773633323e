import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'

/*
 * A process of its own: takes a picture on standard input (and the longest side it may have as its argument), writes it drawn anew as WebP, exits 1 for anything else.
 * Only four decoders may run, chosen by the bytes themselves; no metadata is carried over.
 */

const longestSide = Number(process.argv[2] ?? 2_000)
const pixelsAtMost = 50_000_000
const decoders = ['Png', 'Jpeg', 'Webp', 'Nsgif'].map((kind) => `VipsForeignLoad${kind}Buffer`)

sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: decoders })
try {
  const drawn = await sharp(await buffer(process.stdin), { limitInputPixels: pixelsAtMost, failOn: 'error' })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 90, smartSubsample: true })
    .toBuffer()
  process.stdout.write(drawn)
} catch {
  process.exitCode = 1
}
