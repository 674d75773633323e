import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'

/*
 * A process of its own: takes a picture on standard input, and as arguments the longest side it may have and whether it is
 * drawn anew as WebP or as PNG; exits 1 for anything that is no picture.
 * Only four decoders may run, chosen by the bytes themselves; no metadata is carried over.
 */

const [, , side = '2000', as] = process.argv
const longestSide = Number(side)
const pixelsAtMost = 50_000_000
const decoders = ['Png', 'Jpeg', 'Webp', 'Nsgif'].map((kind) => `VipsForeignLoad${kind}Buffer`)

sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: decoders })
try {
  const picture = sharp(await buffer(process.stdin), { limitInputPixels: pixelsAtMost, failOn: 'error' })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
  const drawn = as === 'png' ? picture.flatten({ background: '#ffffff' }).png() : picture.webp({ quality: 90, smartSubsample: true })
  process.stdout.write(await drawn.toBuffer())
} catch {
  process.exitCode = 1
}
