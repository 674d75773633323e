import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { preparedCluster } from '../src/platform/data-directory/prepared-cluster.ts'
import { prepareSchema } from '../src/platform/db/index.ts'
import { type Cluster, findPostgres, startCluster } from './postgres-cluster.ts'

/** What every test file is given to make databases from. */
export interface DatabaseTemplates {
  /** Tar of an embedded cluster with the schema. */
  readonly embedded: string
  /** A server with a database `desk_template`; absent where no PostgreSQL is installed. */
  readonly postgres: { readonly folder: string } | undefined
}
declare module 'vitest' {
  interface ProvidedContext {
    readonly deskDatabases: DatabaseTemplates
  }
}

const cacheFolder = fileURLToPath(new URL('../../../node_modules/.cache/mainstay/', import.meta.url))
const quiet = pino({ level: 'silent' })
let cluster: Cluster | undefined

/** Prepares one template per engine; each test file then copies it. */
export async function setup(project: TestProject): Promise<void> {
  const programs = await findPostgres()
  if (!programs && process.env.MAINSTAY_TEST_DB === 'postgres') throw new Error('PostgreSQL is not installed here')
  const [embedded, started] = await Promise.all([
    preparedCluster(cacheFolder, quiet),
    programs ? startTemplate(programs) : undefined,
  ])
  cluster = started
  project.provide('deskDatabases', { embedded, postgres: started ? { folder: started.folder } : undefined })
}

export async function teardown(): Promise<void> {
  await cluster?.stop()
}

async function startTemplate(programs: string): Promise<Cluster> {
  const started = await startCluster(programs)
  const admin = new pg.Client({ connectionString: started.url('postgres', 'postgres') })
  await admin.connect()
  await admin.query('CREATE DATABASE desk_template OWNER desk_owner')
  await admin.end()
  const owner = new pg.Client({ connectionString: started.url('desk_template', 'desk_owner') })
  await owner.connect()
  await prepareSchema(owner, 'desk_login', quiet)
  await owner.end()
  return started
}
