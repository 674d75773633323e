import type { Story } from '../story.ts'
import { lines } from './lines.ts'

/** Acme Rail, what is open: opened in whatever hours Chicago keeps when the desk starts. */
export const acmeOpenStories: readonly Story[] = [
  {
    account: 'ACME',
    by: 'dana',
    when: { ago: '2h10m' },
    kind: 'defect',
    priority: 'P2',
    environment: 'acme-prod',
    subject: 'Deploys wait for a lease after a node restart',
    text: lines(
      'Since this morning’s restart of one control node, deploys of two services stay in "waiting for lease":',
      '',
      '```',
      'lease deploy/timetable held by node-2 (gone), expires in 5h 51m',
      '```',
      '',
      'Can we take the lease away safely, or do we have to wait until it expires?',
    ),
    steps: [],
  },
  {
    account: 'ACME',
    by: 'ben',
    when: { ago: '4h20m' },
    kind: 'defect',
    priority: 'P3',
    environment: 'acme-staging',
    subject: 'Secrets page shows the old owner after a team is renamed',
    text: 'We renamed the team "Depot" to "Depot North". The secrets page still shows the old name as owner; access works for the right people.',
    steps: [
      {
        by: 'omar',
        after: '35m',
        note: 'Looks like the owner’s name is copied into the secret at creation. Lena, do you know more?',
      },
    ],
  },
  {
    account: 'ACME',
    by: 'ana',
    when: { ago: '5d3h' },
    kind: 'defect',
    priority: 'P2',
    environment: 'acme-staging',
    subject: 'Artifact proxy answers 502 for images above 2 GB',
    text: 'Pulling our simulator image (2.7 GB) through the proxy ends with 502 after about a minute. Smaller images are fine.',
    steps: [
      { by: 'bo', after: '25m', assign: 'bo' },
      {
        by: 'bo',
        after: '35m',
        turn: 'staff',
        reply:
          'Thank you Ana. A minute is the default `upstreamTimeout`. I try it with an image of that size here before I send you to change anything.',
      },
      {
        by: 'bo',
        after: '5h',
        note: 'Reproduced on 8.4.6 with 2.5 GB: not the timeout, the proxy buffers into /var/tmp and fills it. 9.x streams.',
      },
      {
        by: 'bo',
        after: '25m',
        workaround: true,
        turn: 'customer',
        reply: lines(
          'It is not the timeout. Proxies of 8.4 keep the whole image in `/var/tmp` before they pass it on, and yours is full at 2 GB. Until staging is on 9.2:',
          '',
          '```yaml',
          'proxy:',
          '  spoolDirectory: /srv/proxy-spool   # 10 GB or more',
          '```',
          '',
          'Could you send me `df -h` of the proxy machine before and after?',
        ),
      },
    ],
  },
  {
    account: 'ACME',
    by: 'ben',
    when: { ago: '6d5h' },
    kind: 'question',
    priority: 'P3',
    environment: 'acme-prod',
    subject: 'Two schedules fire on the night the clocks change',
    text: 'Our 01:30 maintenance ran twice when the clocks went back. Is there a setting that makes it run once?',
    steps: [
      { by: 'omar', after: '50m', assign: 'omar' },
      {
        by: 'omar',
        after: '30m',
        turn: 'customer',
        reply:
          'Ben, 01:30 exists twice in that night, and `schedule.repeat: wall` takes each. Do you want it at the first or at the second 01:30?',
      },
      { by: 'ben', after: '7h', reply: 'At the first. The backup follows at 02:15.' },
      {
        by: 'omar',
        after: '1h10m',
        status: 'resolved',
        reply: lines(
          'Then this is your line:',
          '',
          '```yaml',
          'schedule:',
          '  cron: "30 1 * * *"',
          '  zone: America/Chicago',
          '  repeat: first',
          '```',
          '',
          '`nl schedule preview --around-change` prints the nights of both changes, so you can look before you trust it.',
        ),
      },
    ],
  },
]
