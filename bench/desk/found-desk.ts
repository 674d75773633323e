import { randomBytes } from 'node:crypto'
import { addContactEndpoint, createAccountEndpoint, createAgreementEndpoint } from '@mainstay/contracts/accounts'
import { scopes } from '@mainstay/policy/access'
import { makeKey, principalOf } from '../../packages/server/src/features/access/index.ts'
import { newKeySecret } from '../../packages/server/src/features/access/key-secret.ts'
import { recordStaff } from '../../packages/server/src/features/staff/index.ts'
import { Stage } from '../../packages/server/src/main/demo/stage.ts'
import { foundVendor } from '../../packages/server/src/main/found-vendor.ts'
import { type StartedDesk, startDesk } from '../../packages/server/src/main/start-desk.ts'
import { DatabaseClock } from '../../packages/server/src/platform/clock/index.ts'
import type { Config } from '../../packages/server/src/platform/config/index.ts'
import { decodeId } from '../../packages/server/src/platform/ids/index.ts'

export interface FoundedDesk {
  /** Secrets of API keys: one of the primary contact of each account, and of eight engineers. */
  readonly contactKeys: readonly string[]
  readonly staffKeys: readonly string[]
}

const STAFF = 8
const places = [
  { city: 'Chicago', country: 'US', zone: 'America/Chicago' },
  { city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' },
  { city: 'Singapore', country: 'SG', zone: 'Asia/Singapore' },
  { city: 'Warsaw', country: 'PL', zone: 'Europe/Warsaw' },
  { city: 'Sao Paulo', country: 'BR', zone: 'America/Sao_Paulo' },
] as const

/** Founds a desk with its vendor and so many accounts, each by the product's own use cases. */
export async function foundBenchDesk(config: Config, accounts: number): Promise<FoundedDesk> {
  const open = await startDesk({ config })
  try {
    await foundVendor(open.desk)
    const stage = new Stage(open.desk, new StandingClock())
    const staff: string[] = []
    for (let count = 1; count <= STAFF; count++) staff.push(await foundStaff(open, count))
    const [admin = ''] = staff
    const contactKeys: string[] = []
    for (let count = 0; count < accounts; count++) contactKeys.push(await foundAccount(open, stage, { admin, count }))
    const staffKeys: string[] = []
    for (const personId of staff) staffKeys.push(await giveKey(open, { personId }))
    return { contactKeys, staffKeys }
  } finally {
    await open.close()
  }
}

/** The stage asks for a clock that can be moved; this one is the database's and stays where it is. */
class StandingClock extends DatabaseClock {
  set(): void {}
}

const foundStaff = (open: StartedDesk, count: number): Promise<string> =>
  open.desk.asWorker((ctx) =>
    recordStaff(ctx, {
      name: `Engineer ${count}`,
      email: `engineer${count}@vendor.example`,
      city: 'Berlin',
      country: 'DE',
      zone: 'Europe/Berlin',
      roles: ['engineer', 'lead', 'admin'],
      headOfSupport: count === 1,
    }),
  )

async function foundAccount(open: StartedDesk, stage: Stage, { admin, count }: { admin: string; count: number }) {
  const who = { personId: admin }
  const place = places[count % places.length] ?? places[0]
  const account = await stage.act(createAccountEndpoint, who, {
    body: { code: codeOf(count), name: `Customer ${count}`, managerId: stage.wire('per', admin) },
  })
  const params = { accountId: account.id }
  await stage.act(createAgreementEndpoint, who, {
    params,
    body: {
      orderForm: `OF-${count}`,
      plan: count % 2 === 0 ? 'standard' : 'premium',
      addOns: [],
      startsOn: '2026-01-01',
      endsOn: '2035-12-31',
      zone: place.zone,
    },
  })
  const contact = await stage.act(addContactEndpoint, who, {
    params,
    body: {
      name: `Contact ${count}`,
      email: `contact${count}@customer.example`,
      isPrimary: true,
      trainedOn: '2026-01-10',
      invite: false,
      ...place,
    },
  })
  return giveKey(open, { personId: decodeId('per', contact.person.id), accountId: decodeId('acc', account.id) })
}

const codeOf = (count: number): string =>
  `B${[...count.toString(26).padStart(3, '0')].map((digit) => String.fromCharCode(65 + Number.parseInt(digit, 26))).join('')}`

async function giveKey(open: StartedDesk, who: { readonly personId: string; readonly accountId?: string }) {
  const principal = await open.desk.asWorker((ctx) => principalOf(ctx, who))
  if (!principal) throw new Error(`${who.personId} is nobody here`)
  const secret = newKeySecret(randomBytes(32))
  await open.desk.units.unitOfWork(principal, (ctx) =>
    makeKey(ctx, {
      personId: who.personId,
      secret,
      label: 'Bench',
      scopes: [...scopes],
      expiresInDays: 365,
      robot: false,
    }),
  )
  return secret
}
