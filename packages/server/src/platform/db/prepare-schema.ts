import type { ClientBase } from 'pg'
import pg from 'pg'
import type { Logger } from 'pino'
import { installJobQueue } from '../jobs/install.ts'
import { migrate, readMigrations } from './migrate.ts'

const roles = ['desk_customer', 'desk_staff', 'desk_staff_limited', 'desk_worker']
const MONTHS_AHEAD = 3

/**
 * Brings a database to this release's schema: the steps, the job queue's own tables, the partitions of the coming
 * three months, and the login's membership in the desk's roles. Returns the names of the steps that were applied.
 * `client` is the owner's connection; `login` the user that the desk signs in as.
 */
export async function prepareSchema(client: ClientBase, login: string, log: Logger): Promise<readonly string[]> {
  const applied = await migrate(client, await readMigrations(), log)
  await installJobQueue(client, login)
  await client.query(
    `SELECT desk_make_partitions(clock_timestamp(), clock_timestamp() + make_interval(months => $1))`,
    [MONTHS_AHEAD],
  )
  await admit(client, login)
  return applied
}

/**
 * Makes the login a member of the desk's roles; it is put on by SET ROLE and inherits nothing (NOINHERIT). By itself it
 * reads the steps that were taken, no more: the doctor asks without a role.
 */
async function admit(client: ClientBase, login: string): Promise<void> {
  for (const role of roles) {
    const { rows } = await client.query<{ member: boolean }>('SELECT pg_has_role($1, $2, $3) AS member', [
      login,
      role,
      'MEMBER',
    ])
    if (!rows[0]?.member) await client.query(`GRANT ${role} TO ${pg.escapeIdentifier(login)}`)
  }
  await client.query(`GRANT SELECT ON schema_migrations TO ${pg.escapeIdentifier(login)}`)
}
