import { createReadStream } from 'node:fs'
import type { Logger } from 'pino'
import type { Pictures } from '../files/index.ts'

/** Sharp at the height of a cover's. */
export const paperLogo = { longestSide: 480, as: 'png' } as const

/** The vendor's logo as PNG, drawn anew once for all papers; undefined where none was named or it is no picture. */
export function openOwnLogo(parts: {
  readonly file: string | undefined
  readonly pictures: Pictures
  readonly log: Logger
}): () => Promise<Buffer | undefined> {
  const { file, pictures, log } = parts
  if (file === undefined) return async () => undefined
  const draw = async (): Promise<Buffer | undefined> => {
    const drawn = await pictures.redraw(createReadStream(file), paperLogo)
    if (!drawn) log.warn({}, 'LOGO_FILE is no picture that can be drawn: papers show a letter in its place')
    return drawn
  }
  let drawn: Promise<Buffer | undefined> | undefined
  return () => {
    drawn ??= draw()
    return drawn
  }
}
