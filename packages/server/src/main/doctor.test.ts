import { afterEach, expect, it } from 'vitest'
import { bothEngines, type TestDatabase } from '../../test/desk-database.ts'
import { openUnits } from '../../test/open-units.ts'
import { readConfig } from '../platform/config/index.ts'
import { examine } from './doctor.ts'

let db: TestDatabase | undefined
afterEach(() => db?.close())

const states = async (engine: TestDatabase['engine']) => {
  const opened = await openUnits(engine)
  db = opened.db
  const config = readConfig({}, 'all')
  const findings = await examine({ config, database: db.database, units: opened.units, clockState: () => undefined })
  return Object.fromEntries(findings.map(({ about, state }) => [about, state]))
}

it.each(bothEngines())(
  'finds nothing wrong with a %s database as it is set up, by the login that serves',
  async (engine) => {
    expect(await states(engine)).toMatchObject({
      database: 'well',
      schema: 'well',
      extensions: 'well',
      login: engine === 'embedded' ? 'mind' : 'well',
    })
  },
)
