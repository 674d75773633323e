import { must } from './canaries.ts'
import { type DeskProcess, startDesk } from './desk-process.ts'
import { type MadeKey, makeKey, revokeKey } from './sessions.ts'
import { shiftedClock } from './shifted-clock.ts'

const password = 'a calm river runs east'
interface Hired {
  readonly id: string
  readonly email: string
  readonly password: string
}

/** Adds somebody to the staff who can sign in. */
export async function hire(desk: DeskProcess, name: string, more: object): Promise<Hired> {
  const admin = desk.person('Ida').apiKey
  const email = `${name.toLowerCase()}@vendor.example`
  const { id } = await must<{ id: string }>(desk, admin, 'POST /staff', {
    ...{ name, email, city: 'Porto', country: 'PT', zone: 'Europe/Lisbon', invite: false, ...more },
  })
  await must(desk, admin, `POST /people/${id}/password`, { password })
  return { id, email, password }
}

const scopes = ['tickets:read', 'tickets:write', 'accounts:read', 'accounts:write', 'policy:read', 'own:write']

/** A key that ran out yesterday: made two days ago, by the desk's own clock then. */
export async function makeExpiredKey(dataDir: string): Promise<string> {
  const clock = await shiftedClock()
  await clock.shift(-2 * 86_400_000)
  const desk = await startDesk({ dataDir, env: clock.env })
  const { secret } = await makeKey(desk, 'Ana', { scopes, expiresInDays: 1 })
  await desk.stop()
  await clock.remove()
  return secret
}

/** Keys of everybody who was somebody here and is no more: revoked, of an ended contact, of an ended colleague, from elsewhere. */
export async function shutOutKeys(
  desk: DeskProcess,
  accountId: string,
): Promise<Readonly<Record<string, string>> & { readonly revokedId: string }> {
  const admin = desk.person('Ida').apiKey
  const revoked: MadeKey = await makeKey(desk, 'Ana', { scopes })
  await revokeKey(desk, 'Ana', revoked)
  const elsewhere = await makeKey(desk, 'Ana', { scopes, networks: ['203.0.113.0/24'] })
  const email = `gone${Date.now()}@acme-rail.example`
  const gone = await must<{ id: string; person: { id: string } }>(desk, admin, `POST /accounts/${accountId}/contacts`, {
    ...{ name: 'Gone', email, role: 'observer', city: 'Berlin', country: 'DE', zone: 'Europe/Berlin', invite: false },
  })
  await must(desk, admin, `POST /people/${gone.person.id}/password`, { password })
  const ofContact = await makeKey(desk, { email, password }, { scopes })
  await must(desk, admin, `POST /accounts/${accountId}/contacts/${gone.id}/end`, {})
  const left = await hire(desk, 'Left', { roles: ['engineer'] })
  const ofColleague = await makeKey(desk, left, { scopes })
  await must(desk, admin, `POST /staff/${left.id}/end`)
  return {
    'a revoked key': revoked.secret,
    'a key of a contact who was ended': ofContact.secret,
    'a key of a colleague who left': ofColleague.secret,
    'a key from outside its networks': elsewhere.secret,
    revokedId: revoked.key.id,
  }
}
