import type { PaperPicture } from '../shapes/paper-frame.ts'

export interface DrawnPicture {
  readonly data: Buffer
  readonly format: 'png' | 'jpg'
}
const bytesAtMost = 400_000
const sideAtMost = 2_000
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** A picture's bytes if they are what they should be. Undefined for another kind (a drawing may name files), for one too large, and for a text that is an address. */
export function readPicture(picture: PaperPicture | undefined): DrawnPicture | undefined {
  if (!picture || typeof picture.base64 !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(picture.base64)) return undefined
  const data = Buffer.from(picture.base64, 'base64')
  if (data.length < 32 || data.length > bytesAtMost) return undefined
  if (png.every((byte, at) => data[at] === byte)) return isPlainPng(data) ? { data, format: 'png' } : undefined
  return data[0] === 0xff && data[1] === 0xd8 && data[2] === 0xff ? { data, format: 'jpg' } : undefined
}

/** Grey, colours, colours of a palette. What shines through would have to be unpacked, and nothing can be in this room. */
const kinds = [0, 2, 3]

/** Width, height and kind stand first in a PNG: a small file may still unfold into gigabytes. */
function isPlainPng(data: Buffer): boolean {
  const sides = [data.readUInt32BE(16), data.readUInt32BE(20)]
  return sides.every((side) => side > 0 && side <= sideAtMost) && kinds.includes(data[25] ?? -1) && data[28] === 0
}
