import type { Letter } from '@mainstay/documents'
import { sayDay } from '@mainstay/policy/calendar'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { findReader, personRefs } from '../contacts/index.ts'
import { findReadAlert } from './read-queries.ts'

interface Asked {
  readonly subjectId: string
  readonly personId: string | undefined
  readonly publicUrl: string
}

/** The letter to a head of support about somebody who reads in bulk; fits `LetterSource` of the notifications. */
export const readAlertLetters = {
  kinds: ['read_much'],
  async write(ctx: Ctx, { subjectId, personId, publicUrl }: Asked) {
    const found = await findReadAlert(ctx, subjectId)
    const head = personId === undefined ? undefined : await findReader(ctx, personId)
    if (!found || !head?.email) return undefined
    const reader = (await personRefs(ctx, [found.person_id])).get(found.person_id)
    const who = reader?.name ?? 'A key of the vendor'
    const actorId = encodeId('per', found.person_id)
    const sent = { who, tickets: found.tickets, hour: found.hour, zone: head.zone }
    const href = `${publicUrl}/console/audit?kind=reads&actor=${actorId}`
    return { to: { name: head.name, address: head.email }, letter: letterOf(sent, href) }
  },
}

interface Told {
  readonly who: string
  readonly tickets: number
  readonly hour: Date
  readonly zone: string
}
function letterOf({ who, tickets, hour, zone }: Told, href: string): Letter {
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone }).format(hour)
  const at = `${sayDay(hour.getTime(), { locale: 'en', zone, withYear: true })}, ${clock}`
  const heading = `${who} read ${tickets} tickets within an hour`
  const says = 'That is more than somebody who answers tickets reads. Look at what was read, and ask.'
  return {
    subject: heading,
    preview: says,
    heading,
    about: 'Bulk reading',
    tone: 'near',
    paragraphs: [says],
    facts: [{ label: 'Since', value: at }],
    action: { label: 'Open the audit log', href },
    footer: ['You get this as a head of support. The link asks you to sign in.', `Your time is ${zone}.`],
    language: 'en',
  }
}
