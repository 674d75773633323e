import type { Commitment } from '@mainstay/contracts/commitments'
import { describe, expect, it } from 'vitest'
import { sayPanel } from './panel-words.ts'
import type { Ticket } from './use-ticket.ts'

const berlin = 'Europe/Berlin'
const promise = (more: Partial<Commitment>): Commitment =>
  ({
    state: 'running',
    source: 'policy',
    metric: 'first_response',
    cycle: 1,
    priority: 'P2',
    startedAt: '2026-11-19T21:10:00Z',
    dueAt: '2026-11-20T16:10:00Z',
    metAt: null,
    endedAt: null,
    breachedAt: null,
    detectedAt: null,
    endedBecause: null,
    zone: 'America/Chicago',
    city: 'Chicago',
    promisedBy: null,
    marks: [],
    stretches: [
      { from: '2026-11-19T21:10:00Z', to: '2026-11-19T23:30:00Z', counts: true, because: 'open', clause: '2.1' },
      { from: '2026-11-19T23:30:00Z', to: '2026-11-20T14:30:00Z', counts: false, because: 'closed', clause: '2.1' },
      { from: '2026-11-20T14:30:00Z', to: '2026-11-20T16:10:00Z', counts: true, because: 'open', clause: '2.1' },
    ],
    ...more,
  }) as Commitment
const ticket = (commitments: readonly Commitment[], more: Partial<Ticket> = {}): Ticket =>
  ({
    status: 'open',
    turnSince: '2026-11-19T21:10:00Z',
    latest: commitments.at(-1) ?? null,
    commitments,
    ...more,
  }) as Ticket
const say = (one: Ticket, now: string) => sayPanel(one, berlin, Date.parse(now))

describe('the panel of a ticket', () => {
  it('says when an engineer answers, in the reader’s time and in Chicago’s', () => {
    const words = say(ticket([promise({})]), '2026-11-19T21:30:00Z')
    expect(words.title).toBe('An engineer answers by Fri 17:10')
    expect(words.detail).toContain('10:10 in Chicago.')
    expect(words.detail).toContain('3 h 40 min of support time left')
  })
  it('says that the count stands still while support is closed, and when it goes on', () => {
    expect(say(ticket([promise({})]), '2026-11-20T03:00:00Z').detail).toContain(
      'Support is closed; the count goes on 15:30',
    )
  })
  it('says that we are late, by when it was promised and when the lead was told', () => {
    const late = promise({ state: 'breached', breachedAt: '2026-11-20T16:10:00Z', detectedAt: '2026-11-20T16:10:00Z' })
    const words = say(ticket([late]), '2026-11-20T16:20:00Z')
    expect([words.title, words.tone]).toEqual(['We are late', 'late-t'])
    expect(words.detail).toBe(
      'We promised an answer by 17:10 your time, 10:10 in Chicago. The lead on duty was told at 17:10. The answer is still owed to you.',
    )
  })
  it('puts a promise by hand that falls due first above a later answer', () => {
    const byHand = promise({
      source: 'person',
      metric: 'update',
      dueAt: '2026-11-20T09:00:00Z',
      promisedBy: { id: 'per_1', name: 'Bo Lindqvist', side: 'staff', city: 'Gdańsk' },
    })
    expect(say(ticket([promise({}), byHand]), '2026-11-19T21:30:00Z').title).toBe('Next update by Fri 10:00')
  })
  it('says what was recorded without a promise', () => {
    expect(say(ticket([]), '2026-11-19T21:30:00Z').title).toBe('Recorded, not promised')
  })
  it('counts what was left in support time once it is answered', () => {
    const met = promise({ state: 'met', metAt: '2026-11-20T03:00:00Z', endedAt: '2026-11-20T03:00:00Z' })
    const words = say(ticket([met], { status: 'waiting' }), '2026-11-20T04:00:00Z')
    expect(words.detail).toBe('In time, with 1 h 40 min of support time to spare.')
  })
  it('says of a promise by hand that was kept how long before its time, and never in support time', () => {
    const kept = promise({
      ...{ source: 'person', metric: 'update', state: 'met', metAt: '2026-11-20T16:01:00Z' },
      stretches: [
        { from: '2026-11-19T21:10:00Z', to: '2026-11-20T16:10:00Z', counts: true, because: 'open', clause: null },
      ],
    })
    const words = say(ticket([kept], { status: 'closed' }), '2026-11-20T18:00:00Z')
    expect([words.title, words.detail]).toEqual(['Update given Fri 17:01', 'In time, 9 min before the promised time.'])
  })
})
