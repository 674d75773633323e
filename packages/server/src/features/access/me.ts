import type { changeMeEndpoint, getMeEndpoint } from '@mainstay/contracts/access'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { encodeTypeId } from '../../platform/ids/index.ts'
import { ownAccountsOf } from './standing.ts'

type Me = OutputOf<typeof getMeEndpoint>

interface MeRow {
  readonly name: string
  readonly email: string | null
  readonly zone: string
  readonly locale: string
  readonly version: number
  readonly head_of_support: boolean | null
  readonly vendor: string | null
  readonly product: string | null
  readonly is_place_guessed: boolean
}

/** Who the caller is here. A robot's name is its key's label. */
export async function getMe(ctx: Ctx): Promise<Me> {
  const { actor } = ctx
  const row = await readMe(ctx)
  return {
    person: {
      id: encodeTypeId('per', idOf(ctx)),
      name: row.name,
      email: row.email ?? '',
      zone: row.zone,
      locale: row.locale,
    },
    side: ctx.principal.role === 'desk_customer' ? 'customer' : 'staff',
    ...(ctx.principal.role === 'desk_customer'
      ? {
          accounts: ownAccountsOf(ctx.principal).map((held) => ({ ...held, id: encodeTypeId('acc', held.id) })),
          accountId: encodeTypeId('acc', ctx.principal.accountId),
          isPlaceGuessed: row.is_place_guessed,
        }
      : {}),
    ...(actor.kind === 'staff'
      ? { staff: { roles: [...actor.roles], headOfSupport: row.head_of_support ?? false } }
      : {}),
    vendor: { name: row.vendor ?? 'Mainstay' },
    product: { name: row.product ?? 'Mainstay' },
    ...(await readViewing(ctx)),
    now: new Date(await ctx.now()).toISOString(),
    version: row.version,
  }
}

/** Changes the caller's own locale and zone. Refuses `calendar.unknown_zone`, `request.invalid` for a locale. */
export async function changeMe(ctx: Ctx, { body }: InputOf<typeof changeMeEndpoint>): Promise<Me> {
  const { actor } = ctx
  await sql`SELECT FROM people WHERE id = ${idOf(ctx)} FOR NO KEY UPDATE`.execute(ctx.db)
  const row = await readMe(ctx)
  allow(ctx, 'person.update_own', {
    personId: idOf(ctx),
    ...(actor.kind === 'contact' ? { accountId: actor.accountId } : {}),
  })
  requireCurrentVersion(ctx, row.version)
  if (body.zone !== undefined && !isKnown(() => new Intl.DateTimeFormat('en', { timeZone: body.zone }))) {
    throw new Refusal('calendar.unknown_zone')
  }
  if (body.locale !== undefined && !isKnown(() => Intl.getCanonicalLocales(body.locale))) {
    const detail = 'We do not know this language.'
    throw new Refusal('request.invalid', { errors: [{ pointer: '/locale', code: 'invalid_value', detail }] })
  }
  await sql`UPDATE people SET locale = ${body.locale ?? row.locale}, zone = ${body.zone ?? row.zone}, version = version + 1
    WHERE id = ${idOf(ctx)}`.execute(ctx.db)
  ctx.audit({ action: 'person.updated_own', subject: { type: 'person', id: idOf(ctx) } })
  return getMe(ctx)
}

/** Present where a member of staff sees the desk as the caller does. */
async function readViewing({ db, principal }: Ctx): Promise<Pick<Me, 'viewing'>> {
  if (principal.role !== 'desk_customer' || !principal.viewing) return {}
  const { id, staffId, until } = principal.viewing
  const found = await sql<{ name: string }>`SELECT name FROM people WHERE id = ${staffId}`.execute(db)
  const by = found.rows[0]?.name ?? ''
  return { viewing: { id: encodeTypeId('view', id), by, endsAt: new Date(until).toISOString() } }
}

async function readMe(ctx: Ctx): Promise<MeRow> {
  const found = await sql<MeRow>`
    SELECT p.name, p.zone, p.locale, p.version, a.email, s.head_of_support,
      (SELECT value ->> 'name' FROM settings WHERE key = 'vendor') AS vendor,
      (SELECT name FROM products ORDER BY created_at, id LIMIT 1) AS product,
      EXISTS (SELECT 1 FROM mandates m WHERE m.person_id = p.id AND m.account_id = ${accountOf(ctx)} AND m.to_at IS NULL
        AND m.is_place_guessed) AS is_place_guessed
    FROM people p LEFT JOIN addresses a ON a.person_id = p.id AND a.is_main LEFT JOIN staff s ON s.person_id = p.id
    WHERE p.id = ${idOf(ctx)}`.execute(ctx.db)
  const [row] = found.rows
  if (!row) throw new Refusal('person.not_found')
  return row
}

const accountOf = ({ principal }: Ctx): string | null =>
  principal.role === 'desk_customer' ? principal.accountId : null

function idOf(ctx: Ctx): string {
  if (ctx.principal.role === 'desk_worker') throw new Error('the desk itself is no person')
  return ctx.principal.personId
}

function isKnown(make: () => unknown): boolean {
  try {
    make()
    return true
  } catch {
    return false
  }
}
