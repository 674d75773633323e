import { addContactEndpoint, endContactEndpoint, listContactsEndpoint } from '@mainstay/contracts/accounts'
import { changePrimaryEndpoint, nameDeputyEndpoint, setAbsenceEndpoint } from '@mainstay/contracts/primaries'
import { addCalendarDays, civilDateAt } from '@mainstay/policy/calendar'
import { sendInvitation } from '../../features/access/index.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountParts } from './cast.ts'
import type { Founded } from './found-desk.ts'
import type { Stage } from './stage.ts'

const dayMs = 86_400_000

/** Somebody of the cast, at her account, as she acts there herself. */
function seatOf(stage: Stage, { contacts }: Founded, key: string) {
  const seat = contacts.get(key)
  if (!seat) throw new Error(`nobody is called ${key}`)
  const { personId, accountId } = seat
  const params = { accountId: stage.wire('acc', accountId) }
  const contactOf = async (other: string) => {
    const { items } = await stage.act(listContactsEndpoint, { personId, accountId }, { params })
    const wanted = stage.wire('per', contacts.get(other)?.personId ?? '')
    const found = items.find(({ person }) => person.id === wanted)
    if (!found) throw new Error(`${other} is no contact there`)
    return found.id
  }
  return { who: { personId, accountId }, params, contactOf }
}

/** A consultant speaks for more than one company, with one sign-in. */
export async function addConsultants(stage: Stage, founded: Founded): Promise<void> {
  const personId = founded.staff.get('ida') ?? ''
  for (const { key: _key, alsoFor = [], trainedOn, ...contact } of accountParts.flatMap(({ contacts }) => contacts))
    for (const code of alsoFor) {
      const accountId = stage.wire('acc', founded.accounts.get(code)?.id ?? '')
      const body = { ...contact, ...(trainedOn ? { trainedOn } : {}), invite: false }
      await stage.act(addContactEndpoint, { personId }, { params: { accountId }, body })
    }
}

/** Who steps in, who is away, who was invited, who leaves, and a primary contact who passes on next week. */
export async function settlePeople(stage: Stage, founded: Founded, now: number): Promise<void> {
  const inDays = (days: number) => new Date(Math.ceil(now / 3_600_000) * 3_600_000 + days * dayMs).toISOString()
  for (const [primary, deputy] of [
    ['dana', 'ana'],
    ['katrin', 'jonas'],
  ] as const) {
    const { who, params, contactOf } = seatOf(stage, founded, primary)
    await stage.act(nameDeputyEndpoint, who, { params, body: { contactId: await contactOf(deputy) } })
  }
  const samuel = seatOf(stage, founded, 'samuel')
  await stage.act(setAbsenceEndpoint, samuel.who, {
    params: { ...samuel.params, contactId: await samuel.contactOf('samuel') },
    body: { awayUntil: inDays(5) },
  })
  await inviteSomebody(stage, founded)
  await planAnEnd(stage, founded, now)
  const wei = seatOf(stage, founded, 'wei')
  const body = { contactId: await wei.contactOf('nadia'), effectiveAt: inDays(9) }
  await stage.act(changePrimaryEndpoint, wei.who, { params: wei.params, body })
}

/** Somebody who was invited and has not come in yet; the demo has no mail, so the letter goes nowhere. */
async function inviteSomebody(stage: Stage, founded: Founded): Promise<void> {
  const { who, params } = seatOf(stage, founded, 'tomasz')
  const place = { city: 'Gdańsk', country: 'PL', zone: 'Europe/Warsaw' }
  const body = { name: 'Marek Wójcik', email: 'marek@wisla-freight.example', ...place, invite: false }
  const { person } = await stage.act(addContactEndpoint, who, { params, body })
  const invited = { personId: decodeId('per', person.id), accountId: who.accountId, byId: who.personId }
  const { links } = stage.desk.access
  await stage.desk.asWorker((ctx) => sendInvitation(ctx, { links, sendsMail: true }, invited))
}

/** Somebody whose last day is known. */
async function planAnEnd(stage: Stage, founded: Founded, now: number): Promise<void> {
  const { who, params, contactOf } = seatOf(stage, founded, 'camila')
  const lastOn = addCalendarDays(civilDateAt('America/Sao_Paulo', now), 24)
  await stage.act(endContactEndpoint, who, {
    params: { ...params, contactId: await contactOf('rafael') },
    body: { lastOn },
  })
}
