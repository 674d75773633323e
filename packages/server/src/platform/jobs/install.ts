import type { ClientBase } from 'pg'
import pg from 'pg'
import { getConstructionPlans, getMigrationPlans } from 'pg-boss'
import bossPackage from 'pg-boss/package.json' with { type: 'json' }

export const jobSchema = 'pgboss'
/** The queues there are: what leaves the building, and what keeps the house. */
const queues = {
  'deliver-outbox': {
    retryLimit: 2,
    retryDelay: 1,
    expireInSeconds: 300,
    heartbeatSeconds: 10,
    deleteAfterSeconds: 3_600,
  },
  'keep-house': {
    retryLimit: 2,
    retryDelay: 60,
    expireInSeconds: 900,
    heartbeatSeconds: 10,
    deleteAfterSeconds: 86_400,
  },
} as const

const deskRoles = 'desk_customer, desk_staff, desk_staff_limited, desk_worker'

/** Makes or upgrades the job queue's own tables as the owner, and lets the desk's roles put jobs on it. */
export async function installJobQueue(client: ClientBase, login: string): Promise<void> {
  const version = await installedVersion(client)
  if (version === undefined) await client.query(getConstructionPlans(jobSchema))
  else if (version < bossPackage.pgboss.schema) await client.query(getMigrationPlans(jobSchema, version))
  for (const [name, options] of Object.entries(queues)) {
    await client.query(`SELECT ${jobSchema}.create_queue($1, $2::jsonb)`, [
      name,
      JSON.stringify({ policy: 'standard', ...options }),
    ])
  }
  await client.query(grants(pg.escapeIdentifier(login)))
}

/** The desk's roles may put jobs on the queue within their transaction, and nothing else. The login works them off. */
const grants = (login: string): string => `
  GRANT USAGE ON SCHEMA ${jobSchema} TO ${deskRoles}, ${login};
  GRANT SELECT ON ${jobSchema}.queue TO ${deskRoles};
  GRANT INSERT ON ${jobSchema}.job, ${jobSchema}.job_common TO ${deskRoles};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobSchema} TO ${login};`

async function installedVersion(client: ClientBase): Promise<number | undefined> {
  const { rows } = await client.query<{ found: string | null }>(`SELECT to_regclass('${jobSchema}.version') AS found`)
  if (!rows[0]?.found) return undefined
  const found = await client.query<{ version: number }>(`SELECT version FROM ${jobSchema}.version`)
  return found.rows[0]?.version
}
