import type { RibbonModel, RibbonStretch } from '../ui/ribbon/ribbon-model.ts'

/** `18 22:10` of November 2026 as the clock in Berlin shows it. */
const berlin = (text: string) => Date.parse(`2026-11-${text.replace(' ', 'T')}:00+01:00`)
const zones = { reader: 'Europe/Berlin', other: 'America/Chicago', otherName: 'Chicago' }
const hours = 'Support time is 08:30 to 17:30 where your primary contact is.'
const open = (from: string, to: string): RibbonStretch => ({
  from: berlin(from),
  to: berlin(to),
  counts: true,
  because: 'open',
  clause: '2.1',
  why: hours,
})
const shut = (from: string, to: string): RibbonStretch => ({
  from: berlin(from),
  to: berlin(to),
  counts: false,
  because: 'closed',
  clause: '2.1',
  why: hours,
})
const marks = [0.5, 0.75]

interface Sample {
  readonly name: string
  readonly word: string
  readonly about: string
  readonly model: RibbonModel
}
const sample = (
  name: string,
  word: string,
  about: string,
  model: Omit<RibbonModel, 'zones' | 'marks' | 'words'> & Partial<RibbonModel>,
): Sample => ({
  name,
  word,
  about,
  model: { marks, zones, words: { title: 'P2, first answer' }, ...model },
})

/** The states of the component sheet, at the times of its drawing. */
export const samples: readonly Sample[] = [
  sample('Running', 'promised', 'Under half used. Calm accent.', {
    state: 'running',
    startedAt: berlin('19 16:20'),
    dueAt: berlin('19 20:20'),
    now: berlin('19 17:12'),
    stretches: [open('19 16:20', '19 20:20')],
  }),
  sample('Near', 'promised', 'From 75 % on: amber, and the lead on duty is told.', {
    state: 'running',
    startedAt: berlin('18 23:10'),
    dueAt: berlin('19 18:10'),
    now: berlin('19 17:22'),
    stretches: [open('18 23:10', '19 00:30'), shut('19 00:30', '19 15:30'), open('19 15:30', '19 18:10')],
  }),
  sample('Closed now', 'promised', 'The needle stands in the hatching. The used part does not grow.', {
    state: 'running',
    startedAt: berlin('19 22:10'),
    dueAt: berlin('20 17:10'),
    now: berlin('20 09:20'),
    stretches: [open('19 22:10', '20 00:30'), shut('20 00:30', '20 15:30'), open('20 15:30', '20 17:10')],
  }),
  sample('Met', 'answered in time', 'A seal where the answer came. What was left stays pale. The flag is lowered.', {
    state: 'met',
    startedAt: berlin('18 23:40'),
    dueAt: berlin('19 18:40'),
    now: berlin('19 20:00'),
    endedAt: berlin('19 17:02'),
    stretches: [open('18 23:40', '19 00:30'), shut('19 00:30', '19 15:30'), open('19 15:30', '19 18:40')],
  }),
  sample('Late', 'late', 'Past the flag. Overrun keeps counting in support time.', {
    state: 'breached',
    startedAt: berlin('19 15:41'),
    dueAt: berlin('19 17:41'),
    now: berlin('19 18:16'),
    stretches: [open('19 15:41', '19 17:41')],
  }),
  sample('Met late', 'answered late', 'A seal beyond the flag. It stays red on every report.', {
    state: 'met_late',
    startedAt: berlin('19 15:41'),
    dueAt: berlin('19 17:41'),
    now: berlin('19 20:16'),
    endedAt: berlin('19 18:06'),
    stretches: [open('19 15:41', '19 17:41')],
    words: { title: 'P1, first answer' },
  }),
  sample(
    'Superseded',
    'replaced (priority raised)',
    'Cut where it was replaced; the successor hangs below it on the same time scale.',
    {
      state: 'superseded',
      startedAt: berlin('18 16:02'),
      dueAt: berlin('18 20:02'),
      now: berlin('18 16:50'),
      endedAt: berlin('18 16:31'),
      stretches: [open('18 16:02', '18 20:02')],
      words: { title: 'P2, first answer', ended: 'Replaced Wed 16:31: raised to P1' },
      successor: {
        state: 'running',
        startedAt: berlin('18 16:31'),
        dueAt: berlin('18 18:31'),
        now: berlin('18 16:50'),
        stretches: [open('18 16:31', '18 18:31')],
        marks,
        zones,
        words: { title: 'P1, first answer' },
      },
    },
  ),
  sample('Paused', 'waits for you', 'Dotted. Only update and resolution clocks pause; a first answer never does.', {
    state: 'running',
    startedAt: berlin('18 16:00'),
    dueAt: berlin('18 22:30'),
    now: berlin('18 20:30'),
    isPaused: true,
    stretches: [
      open('18 16:00', '18 18:00'),
      { from: berlin('18 18:00'), to: berlin('18 20:30'), counts: false, because: 'paused' },
      open('18 20:30', '18 22:30'),
    ],
    words: { title: 'Update by the policy' },
  }),
  sample(
    'Promise by hand',
    'Bo’s own word',
    'Hollow, with a person instead of a flag. Plain time: never pauses, never moves, not in contract figures.',
    {
      state: 'running',
      startedAt: berlin('19 12:58'),
      dueAt: berlin('19 15:00'),
      now: berlin('19 13:52'),
      byHand: { initials: 'BL' },
      stretches: [{ from: berlin('19 12:58'), to: berlin('19 15:00'), counts: true, because: 'plain' }],
      words: { title: 'Next update from Bo Lindqvist' },
    },
  ),
  sample(
    'Engagement window',
    'booked for 1 Dec',
    'Dates, not hours. The pin is the booked session; grey until the window’s end is near.',
    {
      state: 'window',
      startedAt: Date.parse('2026-11-15T00:00:00-06:00'),
      dueAt: Date.parse('2027-02-15T00:00:00-06:00'),
      now: berlin('19 17:12'),
      marks: [0.5],
      pins: [{ at: Date.parse('2026-12-01T17:00:00+01:00'), label: 'Road-map review' }],
      stretches: [
        {
          from: Date.parse('2026-11-15T00:00:00-06:00'),
          to: Date.parse('2027-02-15T00:00:00-06:00'),
          counts: true,
          because: 'plain',
        },
      ],
      zones: { reader: 'America/Chicago' },
      words: { title: 'Road-map review, 1 a quarter' },
    },
  ),
]

/** Home's ribbon: nothing runs, five pins say when each priority would be answered. */
export const expected: RibbonModel = {
  state: 'expected',
  startedAt: berlin('19 17:12'),
  dueAt: berlin('23 18:02'),
  now: berlin('19 17:12'),
  marks: [],
  zones,
  words: { title: 'Support time from now to Monday' },
  stretches: [
    open('19 17:12', '20 00:30'),
    shut('20 00:30', '20 15:30'),
    open('20 15:30', '21 00:30'),
    shut('21 00:30', '23 15:30'),
    open('23 15:30', '23 18:02'),
  ],
  pins: [
    { at: berlin('19 18:12'), label: 'P0', priority: 'P0' },
    { at: berlin('19 19:12'), label: 'P1', priority: 'P1' },
    { at: berlin('19 21:12'), label: 'P2', priority: 'P2' },
    { at: berlin('20 17:12'), label: 'P3', priority: 'P3' },
    { at: berlin('23 17:12'), label: 'P4', priority: 'P4' },
  ],
}

/** A disagreement with its second flag, and the same hours standing grey in a list. */
export const dissent: RibbonModel = {
  state: 'running',
  startedAt: berlin('23 23:40'),
  dueAt: berlin('24 18:40'),
  now: berlin('24 16:12'),
  marks,
  zones,
  words: { title: 'P2, first answer' },
  stretches: [open('23 23:40', '24 00:30'), shut('24 00:30', '24 15:30'), open('24 15:30', '24 18:40')],
  dissent: { dueAt: berlin('24 16:40'), text: 'By 16:40 if the disagreement is upheld.' },
}
export const still: RibbonModel = {
  ...dissent,
  dissent: undefined,
  isStill: true,
  now: berlin('24 09:12'),
}
