import { describe, expect, it } from 'vitest'
import { arrangeTimeline } from './arrange-timeline.ts'
import type { TimelineEntry } from './use-ticket.ts'

const at = '2026-11-19T12:58:00Z'
const later = '2026-11-19T13:10:00Z'
const message = (when: string) => ({ type: 'message', at: when, message: { id: 'msg' } }) as unknown as TimelineEntry
const change = (kind: string, to: string, when = at) =>
  ({ type: 'change', at: when, change: { id: kind, kind, to } }) as unknown as TimelineEntry
const promise = (happened: string) =>
  ({ type: 'commitment', at, happened, commitment: { id: 'com' } }) as unknown as TimelineEntry
const shape = (entries: readonly TimelineEntry[]) =>
  arrangeTimeline(entries).map((one) =>
    one.type === 'message' ? 'message' : one.type === 'change' ? one.change.kind : one.happened,
  )

describe('the conversation', () => {
  it('puts the words before what they decided and what became of the promise', () => {
    expect(shape([change('status', 'resolved'), message(at), promise('met'), change('workaround', '')])).toEqual([
      'message',
      'status',
      'workaround',
      'met',
    ])
  })
  it('puts a raise before the message that carries it', () => {
    expect(shape([message(at), change('priority', 'P1')])).toEqual(['priority', 'message'])
  })
  it('does not say whose turn it is where the message says it, and says it where none does', () => {
    expect(shape([change('status', 'waiting'), message(at)])).toEqual(['message'])
    expect(shape([message(at), change('status', 'open', later)])).toEqual(['message', 'status'])
  })
  it('leaves warnings and replaced promises to other lines', () => {
    expect(shape([promise('warned'), promise('superseded'), promise('breached')])).toEqual(['breached'])
  })
})
