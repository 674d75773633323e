import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packages = [
  ...['noto-sans-sc', 'noto-sans-jp', 'noto-sans-kr', 'noto-sans-hebrew', 'noto-sans-devanagari'],
  ...['noto-sans-thai', 'noto-emoji', 'vazirmatn'],
]

/** Folders with the faces of other scripts that a paper may need: whoever prints reads there and nowhere else. */
export const faceFolders = (): readonly string[] =>
  packages.map((name) =>
    join(dirname(fileURLToPath(import.meta.resolve(`@fontsource-variable/${name}/unicode.json`))), 'files'),
  )
