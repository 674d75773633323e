import type { givePasswordEndpoint } from '@mainstay/contracts/access'
import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Call } from '../../platform/http/route.ts'
import { decodeId } from '../../platform/ids/index.ts'
import type { AccessParts } from './access-parts.ts'
import { createSignIn, hasSignIn } from './create-sign-in.ts'
import { isGuessable } from './guessable-password.ts'
import { hashPassword } from './passwords.ts'

/**
 * Gives someone a first password where no mail leaves the desk, so that nobody can be invited: it is told to them in
 * person and they change it themselves. Whoever may invite the contact may do it, an administrator for staff. Refuses
 * `person.has_sign_in` (nobody's password is ever replaced so) and, where mail is set up, `person.invite_instead`.
 */
export const givePassword =
  (parts: AccessParts) =>
  async ({ caller, input }: Call<InputOf<typeof givePasswordEndpoint>>): Promise<null> => {
    if (!caller) throw new Refusal('session.missing')
    const personId = decodeId('per', input.params.personId)
    await parts.openUnit(caller.principal, 'read', (ctx) => allowFor(ctx, personId))
    if (parts.sendsMail) throw new Refusal('person.invite_instead')
    if (isGuessable(input.body.password)) throw new Refusal('session.password_too_common')
    const passwordHash = await hashPassword(input.body.password)
    await parts.asWorker('write', async (ctx) => {
      if (await hasSignIn(ctx, personId)) throw new Refusal('person.has_sign_in')
      await createSignIn(ctx, { personId, passwordHash })
      ctx.audit({
        action: 'person.password_given',
        subject: { type: 'person', id: personId },
        facts: { byPersonId: caller.personId },
      })
    })
    return null
  }

async function allowFor(ctx: Ctx, personId: string): Promise<void> {
  const { rows } = await sql<{ account_id: string | null; is_staff: boolean }>`
    SELECT m.account_id, EXISTS (SELECT 1 FROM staff s WHERE s.person_id = p.id) AS is_staff
    FROM people p LEFT JOIN mandates m ON m.person_id = p.id AND m.to_at IS NULL WHERE p.id = ${personId}`.execute(
    ctx.db,
  )
  const [first] = rows
  if (!first) throw new Refusal('person.not_found')
  if (first.is_staff) return allow(ctx, 'staff.manage', {})
  const accounts = rows.flatMap(({ account_id }) => (account_id === null ? [] : [account_id]))
  if (accounts.length === 0) throw new Refusal('person.not_found')
  for (const accountId of accounts) allow(ctx, 'contact.invite', { accountId })
}
