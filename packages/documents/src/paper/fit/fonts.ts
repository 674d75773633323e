/// <reference types="vite/client" />
import regular from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?inline'
import medium from '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf?inline'
import semibold from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?inline'
import { Font } from '@react-pdf/renderer'

export const face = 'Inter'
const longWord = 16
const afterSign = /(?<=[_/.:;,=&?@-])/
/** A word of a language is rarely longer. */
const anywhere = /.{1,24}/gsu

/** Sets the desk's own face, from within the module: nothing is read from a disk or a network. */
function registerFace(): void {
  Font.register({
    family: face,
    fonts: [
      { src: regular, fontWeight: 400 },
      { src: medium, fontWeight: 500 },
      { src: semibold, fontWeight: 600 },
    ],
  })
  Font.registerHyphenationCallback(breakWord)
}

/**
 * Words stay whole; an address, a path or a key may break after its signs, and anywhere where it has none for long, rather
 * than run off the page. An empty part is a place to break without a hyphen: none that the text does not have is drawn.
 */
export function breakWord(word: string): string[] {
  if (word.length <= longWord) return [word]
  const pieces = word.split(afterSign).flatMap((part) => part.match(anywhere) ?? [part])
  return pieces.flatMap((part, at) => (at === 0 ? [part] : ['', part]))
}

/** Loads the face and says which signs it has. */
export async function openFace(): Promise<(codePoint: number) => boolean> {
  registerFace()
  await Font.load({ fontFamily: face, fontWeight: 400 })
  const source = Font.getFont({ fontFamily: face, fontWeight: 400 })
  const known = source?.data as { hasGlyphForCodePoint?: (codePoint: number) => boolean } | null | undefined
  return (codePoint) => known?.hasGlyphForCodePoint?.(codePoint) ?? codePoint < 0x250
}
