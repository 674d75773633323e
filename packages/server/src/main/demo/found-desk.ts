import { createHash } from 'node:crypto'
import {
  type Agreement,
  addContactEndpoint,
  amendAgreementEndpoint,
  createAccountEndpoint,
  createAgreementEndpoint,
  signAnnexEndpoint,
} from '@mainstay/contracts/accounts'
import { addEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { createTemplateEndpoint } from '@mainstay/contracts/templates'
import { addCalendarDays, civilDateAt, startOfCivilDate } from '@mainstay/policy/calendar'
import { recordStaff } from '../../features/staff/index.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { foundVendor } from '../found-vendor.ts'
import { type AccountPart, accountParts, staffParts } from './cast.ts'
import { firstNamed } from './installations.ts'
import { replyTemplates } from './reply-templates.ts'
import type { Stage } from './stage.ts'
import { writeMatrix } from './support-matrix.ts'

/** Uuids by the keys of the cast. */
export interface Founded {
  readonly staff: ReadonlyMap<string, string>
  readonly contacts: ReadonlyMap<
    string,
    { readonly personId: string; readonly accountId: string; readonly zone: string }
  >
  readonly accounts: ReadonlyMap<
    string,
    { readonly id: string; readonly zone: string; readonly environments: ReadonlyMap<string, string> }
  >
}

async function foundStaff(stage: Stage): Promise<Map<string, string>> {
  const staff = new Map<string, string>()
  for (const { key, headOfSupport = false, ...part } of staffParts) {
    const body = { ...part, roles: [...part.roles], headOfSupport }
    staff.set(key, await stage.desk.asWorker((ctx) => recordStaff(ctx, body)))
  }
  return staff
}

const idOf = (people: ReadonlyMap<string, string>, key: string): string => {
  const id = people.get(key)
  if (id === undefined) throw new Error(`nobody is called ${key}`)
  return id
}

async function foundAccount(stage: Stage, staff: ReadonlyMap<string, string>, part: AccountPart, now: number) {
  const admin = { personId: idOf(staff, 'ida') }
  const per = (key: string) => stage.wire('per', idOf(staff, key))
  const account = await stage.act(createAccountEndpoint, admin, {
    body: {
      code: part.code,
      name: part.name,
      managerId: per(part.manager),
      ...(part.tam ? { tamId: per(part.tam) } : {}),
    },
  })
  const params = { accountId: account.id }
  const [primary] = part.contacts
  const zone = primary?.zone ?? 'UTC'
  const startsOn = addCalendarDays(civilDateAt(zone, now), -part.startedDaysAgo)
  const agreement = await stage.act(createAgreementEndpoint, admin, {
    params,
    body: {
      orderForm: part.orderForm,
      plan: part.plan,
      addOns: [...part.addOns],
      startsOn,
      endsOn: addCalendarDays(startsOn, 365),
      zone,
      ...(part.annex ? { annex: part.annex } : {}),
    },
  })
  if (part.annex)
    await stage.act(
      signAnnexEndpoint,
      { personId: idOf(staff, 'omar') },
      { params: { ...params, agreementId: agreement.id } },
    )
  await goOn(stage, part, { admin, agreement })
  const contacts = new Map<string, { personId: string; accountId: string; zone: string }>()
  const accountId = decodeId('acc', account.id)
  for (const { key, alsoFor: _elsewhere, ...contact } of part.contacts) {
    const added = await stage.act(addContactEndpoint, admin, { params, body: { ...contact, invite: false } })
    contacts.set(key, { personId: decodeId('per', added.person.id), accountId, zone: contact.zone })
  }
  const environments = new Map<string, string>()
  for (const environment of part.environments) {
    const added = await stage.act(addEnvironmentEndpoint, admin, { params, body: firstNamed(environment) })
    environments.set(environment.name, added.id)
  }
  return { contacts, account: { id: accountId, zone, environments } }
}

/** The renewal of an agreement, and what waits for a signature, where the part says so. */
async function goOn(
  stage: Stage,
  { renewedBy, annexToSign }: AccountPart,
  { admin, agreement }: { readonly admin: { readonly personId: string }; readonly agreement: Agreement },
): Promise<void> {
  const { accountId, id, plan, addOns, endsOn, zone } = agreement
  const params = { accountId }
  if (renewedBy !== undefined)
    await stage.act(createAgreementEndpoint, admin, {
      params,
      body: {
        ...{ orderForm: renewedBy, plan, addOns, zone, followsId: id },
        ...{ startsOn: endsOn, endsOn: addCalendarDays(endsOn, 365) },
      },
    })
  if (annexToSign !== undefined)
    await stage.act(amendAgreementEndpoint, admin, {
      params: { ...params, agreementId: id },
      body: {
        effectiveAt: new Date(startOfCivilDate(zone, endsOn) - 60 * 86_400_000).toISOString(),
        reason: 'Agreed with Aurora for the holiday season',
        annexSource: annexToSign,
      },
    })
}

/** Founds the vendor, its people and its customers. */
export async function foundDesk(stage: Stage, now: number): Promise<Founded> {
  await foundVendor(stage.desk)
  const staff = await foundStaff(stage)
  const contacts: Map<string, { personId: string; accountId: string; zone: string }> = new Map()
  const accounts: Map<string, { id: string; zone: string; environments: ReadonlyMap<string, string> }> = new Map()
  for (const part of accountParts) {
    const founded = await foundAccount(stage, staff, part, now)
    for (const [key, contact] of founded.contacts) contacts.set(key, contact)
    accounts.set(part.code, founded.account)
  }
  await writeMatrix(stage, { by: { personId: idOf(staff, 'lena') }, now, newId: stage.desk.newId })
  for (const body of replyTemplates) await stage.act(createTemplateEndpoint, { personId: idOf(staff, 'ida') }, { body })
  return { staff, contacts, accounts }
}

/** A password for the demo, the same for everyone. */
export const demoPassword = 'a mast held by its stay'
/** The secret of a person's demo key: the same at every start of the same data directory. */
export const demoKeySecret = (secret: string, key: string): string =>
  `msk_${createHash('sha256').update(`${secret}\n${key}`).digest('base64url')}`
