type Status = 'under_consideration' | 'planned' | 'in_progress' | 'shipped' | 'declined'

/** A request of the demo, from the day it was written down. Days count back from today. */
export interface RequestPart {
  readonly title: string
  readonly wording: string
  readonly daysAgo: number
  readonly visibility?: 'plans' | 'hidden'
  /** Subjects of enhancement tickets that became asks of it. */
  readonly tickets?: readonly string[]
  readonly asks: readonly { readonly by: string; readonly daysAgo: number; readonly useCase: string }[]
  readonly says?: readonly {
    readonly daysAgo: number
    readonly status: Status
    readonly words?: string
    readonly release?: string
  }[]
  readonly stage?: 'now' | 'next' | 'later'
  readonly notes?: readonly { readonly by: string; readonly daysAgo: number; readonly text: string }[]
  readonly argued?: {
    readonly by: string
    readonly account: string
    readonly daysAgo: number
    readonly argument: string
    readonly review: string
    readonly verdict?: { readonly upheld: boolean; readonly because: string }
  }
}

/** Ten wishes for Northlight Deploy, most of them of more than one customer. */
export const requestParts: readonly RequestPart[] = [
  {
    title: 'Calendars as the source of freeze windows',
    wording:
      'A freeze window follows a calendar feed (ICS) instead of dates that are typed in. The feed opens and closes the window; nobody edits it twice.',
    daysAgo: 56,
    tickets: ['Let a freeze window follow the tide table'],
    asks: [
      {
        by: 'katrin',
        daysAgo: 51,
        useCase:
          'Settlement days of TARGET2 and of our own ledger. Twice this year somebody forgot a Friday and a deploy ran into the cut-off.',
      },
      {
        by: 'jonas',
        daysAgo: 33,
        useCase: 'Our audit asks who typed a window in. With a feed the answer is: the calendar of the board.',
      },
      { by: 'dana', daysAgo: 20, useCase: 'Timetable changes: twelve nights a year on which nothing may move.' },
    ],
    says: [
      { daysAgo: 45, status: 'under_consideration' },
      {
        daysAgo: 18,
        status: 'in_progress',
        words: 'Read-only feeds come first: your calendar decides, we follow it within five minutes.',
      },
    ],
    stage: 'now',
    notes: [
      { by: 'lena', daysAgo: 44, text: 'Third wish for calendars as a source. Two of the three are banks.' },
      { by: 'priya', daysAgo: 17, text: 'Nadia offered her feed for the beta: 12 months ahead, 700 entries.' },
    ],
    argued: {
      by: 'marta',
      account: 'HELIO',
      daysAgo: 40,
      argument: 'Two near misses this year were forgotten windows. It is the one thing Katrin names in every call.',
      review: 'Road-map review, October',
      verdict: { upheld: true, because: 'Three accounts, one of them with a date; small enough for this cycle.' },
    },
  },
  {
    title: 'Waves that follow opening hours',
    wording:
      'A deploy goes out in waves by the opening hours of each site: never to one that is open, first to those that closed first.',
    daysAgo: 60,
    tickets: ['Deploy in waves by store opening hours'],
    asks: [
      {
        by: 'agata',
        daysAgo: 30,
        useCase: 'Our 14 depots close between 16:00 and 23:00. We start each by hand, from home, with a list.',
      },
    ],
    says: [{ daysAgo: 35, status: 'planned', release: '9.4.0', words: 'Hours come from labels of the agents.' }],
    stage: 'next',
    argued: {
      by: 'marta',
      account: 'AURORA',
      daysAgo: 36,
      argument: '640 stores in four zones. With it they would move the last region to us.',
      review: 'Road-map review, October',
      verdict: { upheld: true, because: 'Fits the scheduler work that is planned for 9.4 anyway.' },
    },
  },
  {
    title: 'Approve a deploy from the phone',
    wording: 'Whoever must approve a deploy can read what changes and say yes or no on a phone.',
    daysAgo: 47,
    asks: [
      { by: 'ana', daysAgo: 46, useCase: 'Our on-call lead approves at night. Today she opens a laptop on a train.' },
      { by: 'wei', daysAgo: 29, useCase: 'The harbour master approves, and he has no laptop at all.' },
      { by: 'tomasz', daysAgo: 12, useCase: 'Managers who travel.' },
    ],
    says: [{ daysAgo: 27, status: 'under_consideration', words: 'We try what a page without an app can do.' }],
    stage: 'next',
  },
  {
    title: 'Show what a deploy will cost in downtime',
    wording: 'Before a deploy starts, it says for how long each service will be away, from what earlier ones took.',
    daysAgo: 41,
    asks: [
      { by: 'samuel', daysAgo: 39, useCase: 'We promise branches a window in writing, and guess it today.' },
      { by: 'rafael', daysAgo: 16, useCase: 'So that store managers know when the tills come back.' },
    ],
    stage: 'later',
  },
  {
    title: 'Rollback of a single site',
    wording: 'One site goes back to the version before, while all others stay.',
    daysAgo: 75,
    asks: [
      {
        by: 'dana',
        daysAgo: 74,
        useCase: 'One signal box out of 300 disagrees with a version. We roll back all of them.',
      },
      { by: 'camila', daysAgo: 70, useCase: 'One store with an old till printer.' },
      { by: 'arjun', daysAgo: 66, useCase: 'One crane controller at a time, please.' },
    ],
    says: [
      // ships by itself with the release that brings it
      { daysAgo: 58, status: 'in_progress', words: 'In the menu of each site. Two versions are kept.' },
    ],
  },
  {
    title: 'Export of every list as CSV',
    wording: 'What a list shows can be saved as a file for a spreadsheet, with the filters that are set.',
    daysAgo: 80,
    asks: [
      { by: 'ben', daysAgo: 78, useCase: 'Our finance department wants a list of installations each quarter.' },
      { by: 'lucia', daysAgo: 77, useCase: 'Evidence for the yearly audit.' },
    ],
    says: [{ daysAgo: 74, status: 'shipped', release: '9.2.0' }],
  },
  {
    title: 'Sign artefacts with keys of our own',
    wording: 'Artefacts are signed and checked with keys that a customer holds, in a hardware module or a cloud vault.',
    daysAgo: 38,
    visibility: 'plans',
    asks: [
      { by: 'aiko', daysAgo: 37, useCase: 'The regulator in Tokyo asks for keys that never leave our module.' },
      { by: 'nadia', daysAgo: 22, useCase: 'Port security wants to hold the keys.' },
    ],
    says: [{ daysAgo: 24, status: 'under_consideration' }],
    stage: 'later',
    argued: {
      by: 'marta',
      account: 'HELIO',
      daysAgo: 3,
      argument: 'Their Tokyo branch must have it by next summer, or it stays on the old tool.',
      review: 'Road-map review, December',
    },
  },
  {
    title: 'A quieter mail a day instead of one for each deploy',
    wording: 'Mail about deploys that went well comes once a day, in one letter.',
    daysAgo: 26,
    asks: [
      { by: 'nina', daysAgo: 25, useCase: 'Forty mails a night that all say: fine.' },
      { by: 'ana', daysAgo: 11, useCase: 'I filter them away, and with them the one that was not fine.' },
    ],
    says: [{ daysAgo: 5, status: 'planned', release: '9.3.0' }],
    stage: 'now',
  },
  {
    title: 'A desktop application for Windows XP',
    wording: 'The deploy client runs on Windows XP terminals.',
    daysAgo: 64,
    asks: [{ by: 'tomasz', daysAgo: 63, useCase: 'Two weighbridges still run it.' }],
    says: [
      {
        daysAgo: 52,
        status: 'declined',
        words: 'Windows XP gets no security updates, and we cannot answer for what runs on it. An agent beside it can.',
      },
    ],
  },
  {
    title: 'Pricing by agent and hour',
    wording: 'An agent is paid for by the hours in which it runs.',
    daysAgo: 19,
    visibility: 'hidden',
    asks: [],
    notes: [
      { by: 'lena', daysAgo: 19, text: 'For the talk with sales in December. Nothing of it leaves the house yet.' },
    ],
  },
]
