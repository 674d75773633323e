import { createHash, timingSafeEqual } from 'node:crypto'
import type { completeSetupEndpoint } from '@mainstay/contracts/access'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import type { AccessParts } from './access-parts.ts'
import { createSignIn } from './create-sign-in.ts'
import { isGuessable } from './guessable-password.ts'
import { openSession } from './open-session.ts'
import { hashPassword } from './passwords.ts'

type SetupBody = InputOf<typeof completeSetupEndpoint>['body']

/** Whether the one-time door is shut: set up before, or a member of staff exists (demo, import). */
export async function isSetUp(ctx: Ctx): Promise<boolean> {
  const found = await sql`SELECT 1 FROM desk_setup UNION ALL (SELECT 1 FROM staff LIMIT 1)`.execute(ctx.db)
  return found.rows.length > 0
}

/**
 * Makes the first administrator, once. Of many who arrive together with the token one gets in: the row of
 * `desk_setup` is unique. Refuses `setup.done`, `setup.token_wrong`, `session.password_too_common`.
 */
export const completeSetup =
  (parts: AccessParts) =>
  async ({
    input,
    request,
    reply,
  }: Call<InputOf<typeof completeSetupEndpoint>>): Promise<OutputOf<typeof completeSetupEndpoint>> => {
    const { body } = input
    if (await parts.asWorker('read', isSetUp)) throw new Refusal('setup.done')
    if (parts.setupToken === undefined || !isSame(body.token, parts.setupToken)) throw new Refusal('setup.token_wrong')
    if (isGuessable(body.password)) throw new Refusal('session.password_too_common')
    requireZone(body.zone)
    const passwordHash = await hashPassword(body.password)
    const personId = await parts.asWorker('write', (ctx) => makeFirstAdministrator(ctx, body, passwordHash))
    return openSession(parts, { personId, request, reply })
  }

function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(expected))
}

function requireZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw new Refusal('calendar.unknown_zone')
  }
}

const workingHours = {
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
}

async function makeFirstAdministrator(ctx: Ctx, body: SetupBody, passwordHash: string): Promise<string> {
  const at = new Date(await ctx.now())
  const personId = ctx.newId()
  const first = await sql`INSERT INTO desk_setup (only_one, done_at, person_id) VALUES (true, ${at}, ${personId})
    ON CONFLICT DO NOTHING RETURNING person_id`.execute(ctx.db)
  if (first.rows.length === 0) throw new Refusal('setup.done')
  await sql`INSERT INTO people (id, name, locale, zone, created_at) VALUES (${personId}, ${body.name}, 'en', ${body.zone}, ${at})`.execute(
    ctx.db,
  )
  await sql`INSERT INTO addresses (id, person_id, email, is_main, proved_at) VALUES (${ctx.newId()}, ${personId}, ${body.email}, true, ${at})`.execute(
    ctx.db,
  )
  await sql`INSERT INTO staff (person_id, city, country, zone, working_hours, head_of_support, from_at)
    VALUES (${personId}, ${body.city}, ${body.country}, ${body.zone}, ${JSON.stringify(workingHours)}::jsonb, true, ${at})`.execute(
    ctx.db,
  )
  for (const role of ['admin', 'lead']) {
    await sql`INSERT INTO staff_roles (person_id, role, from_at) VALUES (${personId}, ${role}, ${at})`.execute(ctx.db)
  }
  await createSignIn(ctx, { personId, passwordHash })
  await ctx.publish({ type: 'desk.set_up', subject: { type: 'person', id: personId } })
  return personId
}
