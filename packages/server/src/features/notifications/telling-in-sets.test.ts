import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'

let desk: ScenarioDesk
beforeEach(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium + tam in Europe/Berlin' })
  await desk.desk.outbox.drain()
  // as after an outage over New Year: many windows are late at once, and nobody was told of any yet
  desk.clock.advance(45 * 86_400_000)
  while ((await desk.desk.sweep.runDue()) > 0);
})
afterEach(() => desk.close())

/** Statements of this kind fail from now on, as those of a process that is killed. */
const killAt = (table: string, when: string) =>
  desk.sql(`CREATE FUNCTION killed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$;
    CREATE TRIGGER killed BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION killed()`)
const startAgain = async (table: string) => {
  await desk.sql(`DROP TRIGGER killed ON ${table}; DROP FUNCTION killed()`)
  // the lease of what the killed one had in hand is over
  desk.clock.advance(21_000)
  await desk.desk.outbox.drain()
}
const notices = () =>
  desk.sql<{ key: string }>(`SELECT concat_ws(' ', event_id, person_id, kind) AS key FROM notifications ORDER BY id`)
/** Late windows of which nobody was told. */
const untold = () =>
  desk.sql<{ id: string }>(`SELECT id FROM events e WHERE type = 'commitment.breached'
    AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.event_id = e.id)`)
const waiting = () => desk.sql<{ attempts: number }>(`SELECT attempts FROM outbox WHERE state <> 'done'`)

it('killed between telling and settling, everybody is told of each window, and once', async () => {
  await killAt('outbox', `NEW.state = 'done'`)
  await expect(desk.desk.outbox.drain()).rejects.toThrow('killed')
  const before = await notices()
  expect(before.length).toBeGreaterThan(0)
  expect((await waiting()).length).toBeGreaterThan(5)
  await startAgain('outbox')
  expect(await waiting()).toEqual([])
  expect(await untold()).toEqual([])
  const keys = (await notices()).map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.slice(0, before.length)).toEqual(before.map(({ key }) => key))
})

it('one of a set that cannot be told of holds up no other, and is told of once it can', async () => {
  const [late] = await untold()
  await killAt('notifications', `NEW.event_id = '${late?.id}'`)
  await desk.desk.outbox.drain()
  expect(await untold()).toEqual([{ id: late?.id }])
  expect(await waiting()).toEqual([{ attempts: 1 }])
  await startAgain('notifications')
  expect(await untold()).toEqual([])
  expect(await waiting()).toEqual([])
})
