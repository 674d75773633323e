import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faceFolders } from '../faces.ts'

const shelf = new Map(faceFolders().flatMap((folder) => readdirSync(folder).map((file) => [file, join(folder, file)])))

/** The typefaces of other scripts as the room hands them out; each name that was asked for is written down. */
export function openShelf() {
  const asked: string[] = []
  const readFace = (file: string): Uint8Array | undefined => {
    asked.push(file)
    const path = shelf.get(file)
    return path === undefined ? undefined : readFileSync(path)
  }
  return { asked, readFace }
}
