import { chosenEngine, openTestDatabase, type TestDatabase } from '../../../../test/desk-database.ts'
import { VirtualClock } from '../../../platform/clock/clock.ts'
import type { Engine } from '../../../platform/db/index.ts'
import { type Ledger as AnyLedger, ledgerOn } from './ledger-on.ts'

export { type LedgerAccount, type Told, worker } from './ledger-on.ts'

/** Promises on a fresh database of their own, under a virtual clock. */
export interface Ledger extends AnyLedger<VirtualClock> {
  readonly db: TestDatabase
  readonly close: () => Promise<void>
}

export async function openLedger(at: string, engine: Engine = chosenEngine()): Promise<Ledger> {
  const db = await openTestDatabase(engine)
  const ledger = await ledgerOn(db.database, new VirtualClock(Date.parse(at)))
  return { ...ledger, db, close: () => db.close() }
}
