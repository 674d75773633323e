import { createContext, useContext } from 'react'
import type { DrawnPicture } from '../fit/picture.ts'
import type { Writer } from '../fit/writer.ts'
import type { PaperFrame } from '../shapes/paper-frame.ts'

/** What each part of a paper draws with. */
export interface PaperSetting {
  readonly frame: PaperFrame
  readonly write: Writer
  /** The vendor's colour as it can be read on white, and laid thinly. */
  readonly accent: string
  readonly soft: string
  readonly mark: DrawnPicture | undefined
  readonly customerMark: DrawnPicture | undefined
  /** Numbers of the findings of which this paper says more. */
  readonly findings: ReadonlySet<string>
  /** On which page each chapter begins: filled while the pages are made. */
  readonly pages: Map<string, number>
  /** What text is set in, the first that has a sign. */
  readonly faces: readonly string[]
  /** Whether □ stands for a sign somewhere. */
  readonly isReplaced: boolean
}
const context = createContext<PaperSetting | undefined>(undefined)
export const PaperProvider = context.Provider

export function usePaper(): PaperSetting {
  const setting = useContext(context)
  if (!setting) throw new Error('a part of a paper outside of a paper')
  return setting
}
