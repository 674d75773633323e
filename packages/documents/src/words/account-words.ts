import type { AccountFacts, AccountLetterKind } from './account-facts.ts'
import { assessmentWords } from './assessment-words.ts'
import { owedWords } from './owed-words.ts'
import { reportWords } from './report-words.ts'
import { requestWords, type Say, type Sides } from './request-words.ts'
import { sessionWords } from './session-words.ts'

const who = ({ by }: AccountFacts): string => by ?? 'The desk'

const keepTheirTime = 'Answers that are already promised keep their time.'
const seeTeam = { button: 'See your team', path: '/team' } as const
/** `Europe/Berlin` as "Berlin time". */
const timeOf = (zone: string): string => `${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time`
const of = ({ values }: AccountFacts, name: string): string => values[name] ?? ''
/** Names of joined companies are read on the page: a letter to the wrong hands would tell who else is a customer. */
const company = 'another company that we support'

const ending: Say = (facts) => ({
  heading: `The agreement of ${facts.account} ends in ${of(facts, 'daysLeft')} days`,
  says: [`Its last day is ${of(facts, 'endsAt')}. What is sent from then on is recorded, not promised.`],
  tone: 'near',
  button: 'See the agreement',
  path: '/policy',
})

const severities: Readonly<Record<string, string>> = {
  low: 'A low',
  medium: 'A medium',
  high: 'A high',
  critical: 'A critical',
}
/** What an advisory says is read in the portal: a letter that goes astray tells nobody where somebody is weak. */
const severityOf = (facts: AccountFacts): string => severities[of(facts, 'severity')] ?? 'An'
const isUrgent = (facts: AccountFacts): boolean => ['high', 'critical'].includes(of(facts, 'severity'))
const concerns = (facts: AccountFacts): string =>
  ({
    in_range: 'An installation of yours runs an affected version.',
    version_unknown: 'We do not know for sure which version you run; you may be affected.',
  })[of(facts, 'because')] ?? 'We tell you of it before we publish it, or because we think that it concerns you.'
const readAdvisory = (facts: AccountFacts) => ({
  button: 'Read the advisory',
  path: `/advisories/${of(facts, 'advisory')}`,
})

const dates = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
/** A civil date as words, as screens and reasons say it: 3 Mar 2027. */
const onDay = (date: string): string => {
  const parts = date === '' ? [] : dates.formatToParts(Date.parse(`${date}T00:00:00Z`))
  return ['day', 'month', 'year']
    .map((type) => parts.find((part) => part.type === type)?.value ?? '')
    .join(' ')
    .trim()
}

const versionEnding: Say = (facts) => ({
  heading: `Support for ${of(facts, 'line')} ends in ${of(facts, 'daysLeft')} days`,
  says: [
    `It ends on ${onDay(of(facts, 'endsOn'))}. ${facts.account} runs it in ${of(facts, 'environments')} ${of(facts, 'environments') === '1' ? 'installation' : 'installations'}.`,
    of(facts, 'isPlanned') === 'true' ? 'The date follows from a planned release and moves with it.' : undefined,
  ],
  tone: 'near',
})

/** News about an account, a kind each, as each side reads it. */
export const accountWords: Readonly<Record<AccountLetterKind, Sides>> = {
  contact_ended: {
    customer: (facts) => ({
      heading:
        facts.values.role === 'observer'
          ? `${facts.subject ?? 'Somebody'} can no longer read the tickets of ${facts.account}`
          : `${facts.subject ?? 'Somebody'} is no longer a technical contact of ${facts.account}`,
      says: [
        facts.values.replacedBy === undefined
          ? `${facts.values.because === 'planned' ? 'It ended as planned' : `${who(facts)} ended it`}. Open tickets passed to you, and the seat is free.`
          : `${who(facts)} gave the seat to somebody else. Open tickets passed to you.`,
      ],
      button: 'See your team',
      path: '/team',
    }),
  },
  contact_end_planned: {
    customer: (facts) => ({
      heading: facts.isReader
        ? `Your last day at ${facts.account} is ${of(facts, 'endsAt')}`
        : `${facts.subject ?? 'Somebody'} leaves the team of ${facts.account} after ${of(facts, 'endsAt')}`,
      says: [`${who(facts)} planned it. Until then nothing changes.`],
      ...seeTeam,
    }),
  },
  contact_end_dropped: {
    customer: (facts) => ({
      heading: facts.isReader
        ? `Your place at ${facts.account} goes on`
        : `${facts.subject ?? 'Somebody'} stays on the team of ${facts.account}`,
      says: [
        facts.values.because === 'no_successor'
          ? 'The planned end did not come: nobody could follow as the primary contact. Name somebody, then plan it again.'
          : `${who(facts)} took the planned end back.`,
      ],
      ...seeTeam,
    }),
  },
  request_held: {
    customer: (facts) => ({
      heading: `Somebody who is not a contact of ${facts.account} wrote to us`,
      says: [
        'Read it and take it on as a ticket, or decline it. Until then no clock runs and nobody here works on it.',
        'Nobody has checked who is behind it.',
      ],
      button: 'Read the request',
      path: '/team',
    }),
  },
  request_unseen: {
    staff: (facts) => ({
      heading: `A request from outside lies unseen at ${facts.account}`,
      says: ['No contact has opened it. You look after this account: call somebody there, or have a lead admit it.'],
    }),
  },
  primary_changed: {
    customer: (facts) => ({
      heading: `${facts.subject ?? 'Somebody else'} is now the primary contact of ${facts.account}`,
      says: [
        `${who(facts)} changed it. Business hours now follow the place where ${facts.subject ?? 'the primary contact'} works.`,
        'Answers that are already promised keep their time.',
      ],
      button: 'See your team',
      path: '/team',
    }),
  },
  primary_moved: {
    customer: (facts) => {
      const { fromZone = '', toZone = '' } = facts.values
      const moved = fromZone !== toZone
      return {
        heading: moved
          ? `The business hours of ${facts.account} follow a new place`
          : `The place of the primary contact of ${facts.account} is confirmed`,
        says: [
          `${who(facts)} changed where ${facts.subject ?? 'the primary contact'} works.`,
          moved ? `Business hours follow ${timeOf(toZone)} instead of ${timeOf(fromZone)}.` : 'Business hours stay.',
          keepTheirTime,
        ],
        ...seeTeam,
      }
    },
  },
  primary_planned: {
    customer: (facts) => ({
      heading:
        facts.values.kind === 'place'
          ? `The business hours of ${facts.account} follow a new place from ${facts.values.effectiveAt}`
          : `${facts.subject ?? 'Somebody else'} becomes the primary contact of ${facts.account}, ${facts.values.effectiveAt}`,
      says: [`${who(facts)} planned it. Until then nothing changes.`, keepTheirTime],
      ...seeTeam,
    }),
  },
  primary_plan_dropped: {
    customer: (facts) => ({
      heading: `A planned change of the primary contact of ${facts.account} does not happen`,
      says: [facts.values.because === 'withdrawn' ? `${who(facts)} took it back.` : 'Another change came first.'],
      ...seeTeam,
    }),
  },
  deputy_named: {
    customer: (facts) => ({
      heading:
        facts.subject === undefined
          ? `${facts.account} has no deputy for its primary contact`
          : `${facts.subject} steps in if the primary contact of ${facts.account} is gone`,
      says: [`${who(facts)} named it so.`],
      ...seeTeam,
    }),
  },
  deputy_stepped_in: {
    customer: (facts) => ({
      heading: `${facts.subject ?? 'The deputy'} stepped in as the primary contact of ${facts.account}`,
      says: [
        'The primary contact is gone, and the deputy named beforehand follows.',
        facts.values.hoursStay === 'true' ? 'Business hours stay as they are until a place is confirmed.' : undefined,
        keepTheirTime,
      ],
      ...seeTeam,
    }),
    staff: (facts) => ({
      heading: `${facts.subject ?? 'The deputy'} stepped in as the primary contact of ${facts.account}`,
      says: [
        'The primary contact is gone, and the deputy named beforehand follows.',
        facts.values.hoursStay === 'true' ? 'Business hours stay as they are until a place is confirmed.' : undefined,
      ],
      button: 'Open the account',
    }),
  },
  agreement_amended: {
    customer: (facts) => ({
      heading: `The agreement of ${facts.account} was changed`,
      says: [
        `${who(facts)} recorded it. It holds from ${of(facts, 'effectiveAt')}.`,
        'No answer that is promised comes later for it.',
      ],
      button: 'See the agreement',
      path: '/policy',
    }),
  },
  version_ending: {
    customer: (facts) => ({ ...versionEnding(facts), button: 'See the way up', path: '/releases' }),
    staff: versionEnding,
  },
  hotfix_issued: {
    customer: (facts) => ({
      heading: `A hotfix for ${facts.account}: ${of(facts, 'version')}`,
      says: ['It was made for you alone and is supported as long as the release it is based on.'],
      button: 'See the hotfix',
      path: '/releases',
    }),
  },
  agreement_ending: {
    customer: (facts) => ({ ...ending(facts), tone: 'plain' }),
    staff: ending,
  },
  grace_granted: {
    customer: (facts) => ({
      heading: `Days of grace for ${facts.account}`,
      says: [
        `${who(facts)} granted days of grace up to ${of(facts, 'untilAt')}. What was sent since the end is promised from now on.`,
      ],
      button: 'See your tickets',
      path: '/tickets',
    }),
  },
  contacts_above: {
    customer: (facts) => ({
      heading: `Choose who stays a technical contact of ${facts.account}`,
      says: [
        `There are ${of(facts, 'seats')} seats now, and ${of(facts, 'above')} more contacts than that. Everybody stays until ${of(facts, 'endsAt')}.`,
        'Choose who keeps a seat. Without a choice, those who were added last give theirs up; they can still read.',
      ],
      button: 'Choose who stays',
      path: '/team/seats',
    }),
  },
  stay_ending: {
    customer: (facts) => ({
      heading: `Seats of ${facts.account} end soon`,
      says: [
        `${of(facts, 'above')} of your contacts give up their seat after ${of(facts, 'endsAt')}. They can still read; their open tickets pass to you.`,
      ],
      button: 'Choose who stays',
      path: '/team/seats',
    }),
  },
  contact_rested: {
    customer: (facts) => ({
      heading: `You can read the tickets of ${facts.account}`,
      says: [
        'There are fewer seats for technical contacts now, and yours ended. You can sign in and read as before, but no longer open tickets or answer.',
        'Your open tickets passed to your primary contact.',
      ],
      button: 'See your team',
      path: '/team',
    }),
  },
  joining_asked: {
    customer: (facts) => ({
      heading: `Are ${facts.account} and ${company} becoming one?`,
      says: [
        `${who(facts)} asks you to agree. Each team could then read the other's tickets; agreements and numbers stay as they are.`,
        'Nothing changes before the primary contacts of both have agreed.',
      ],
      button: 'Read and decide',
      path: '/team/joining',
    }),
  },
  accounts_joined: {
    customer: (facts) => ({
      heading: `${facts.account} is joined with ${company}`,
      says: [
        "The primary contacts of both agreed. Each team can read the other's tickets from now on, under their own numbers.",
      ],
      button: 'See with whom',
      path: '/team/joining',
    }),
  },
  joining_ended: {
    customer: (facts) => ({
      heading: `${facts.account} is not joined with ${company}`,
      says: ['It was declined or ended. Each team reads its own tickets alone.'],
      button: 'See your team',
      path: '/team/joining',
    }),
  },
  training_handed_in: {
    staff: (facts) => ({
      heading: `A certificate of ${facts.subject ?? 'a contact'}, ${facts.account}, waits for you`,
      says: [`${who(facts)} handed it in. Accept it, or decline it with a reason; it counts once you accepted it.`],
      button: 'See the account',
    }),
  },
  advisory_published: {
    customer: (facts) => ({
      heading: `${severityOf(facts)} advisory for ${facts.account}`,
      says: [concerns(facts), 'Read what it says, which version fixes it, and what helps until then.'],
      tone: isUrgent(facts) ? 'near' : 'plain',
      ...readAdvisory(facts),
    }),
  },
  advisory_updated: {
    customer: (facts) => ({
      heading: `An advisory for ${facts.account} was updated`,
      says: ['What changed stands on top of it.'],
      ...readAdvisory(facts),
    }),
  },
  advisory_withdrawn: {
    customer: (facts) => ({
      heading: `An advisory for ${facts.account} was withdrawn`,
      says: ['It no longer holds. The reason stands with it.'],
      ...readAdvisory(facts),
    }),
  },
  ...requestWords,
  ...sessionWords,
  ...reportWords,
  ...assessmentWords,
  ...owedWords,
  training_decided: {
    customer: (facts) =>
      facts.values.accepted === 'true'
        ? {
            heading: 'Your training is on record',
            says: [`${who(facts)} accepted your certificate.`],
            button: 'See your training',
            path: '/team',
          }
        : {
            heading: 'Your certificate was not accepted',
            says: [`${who(facts)} says why in the portal. You can hand in another.`],
            button: 'See why',
            path: '/team',
          },
  },
}
