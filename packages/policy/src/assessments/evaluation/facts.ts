import type { Snapshot } from '../snapshot.ts'
import type { VersionSupport } from './types.ts'

/** What expressions see: the snapshot's parts by their names, the whole of it, the instant, our catalogue's word. */
export type Facts = Readonly<Record<string, unknown>>

/** The facts of a snapshot as of `at` (ms); an instant that no calendar holds reads as the empty text. */
export const factsOf = (snapshot: Snapshot, at: number, support?: VersionSupport): Facts => ({
  ...snapshot,
  snapshot,
  at: Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : '',
  // a catalogue that does not know the version says nothing of it
  support: support?.state === 'unknown' ? undefined : support,
})
