import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bothEngines, type TestDatabase } from '../../../test/desk-database.ts'
import { asWorker, customerOf, openUnits } from '../../../test/open-units.ts'
import type { Units } from '../unit-of-work/index.ts'
import { type ChainedEntry, type ChainVerdict, readChain, readChainHead, verifyAudit } from './index.ts'

describe.each(bothEngines())('the audit log on %s', (engine) => {
  let db: TestDatabase
  let units: Units
  beforeAll(async () => {
    ;({ db, units } = await openUnits(engine))
  })
  afterAll(() => db.close())

  /** Five entries: four events in two transactions, and a read. */
  const write = async (): Promise<string> => {
    const accountId = randomUUID()
    const told = (reason: string) =>
      ({
        type: 'ticket.priority_changed',
        accountId,
        subject: { type: 'ticket', id: randomUUID() },
        data: { to: 'P1', from: 'P3' },
        texts: { reason },
      }) as const
    await units.unitOfWork(customerOf(accountId), async (ctx) => {
      for (const reason of ['a', 'b', 'c']) await ctx.publish(told(reason))
    })
    await units.unitOfWork(asWorker, async (ctx) => {
      await ctx.publish(told('canary text'))
      ctx.audit({ action: 'file.read', accountId, subject: { type: 'file', id: randomUUID() }, facts: { size: 12 } })
    })
    return accountId
  }
  const verify = (accountId: string): Promise<ChainVerdict> =>
    units.openUnit(asWorker, 'read', async (ctx) => {
      const entries: ChainedEntry[] = []
      for await (const entry of readChain(ctx, accountId)) entries.push(entry)
      return verifyAudit(entries, await readChainHead(ctx, accountId))
    })
  const tamper = async (sql: string, values: readonly unknown[]) => {
    await db.asSuperuser('ALTER TABLE audit_entries DISABLE TRIGGER append_only')
    await db.asSuperuser(sql, values)
    await db.asSuperuser('ALTER TABLE audit_entries ENABLE TRIGGER append_only')
  }

  it('is whole as it was written, every event and every read in it', async () => {
    expect(await verify(await write())).toMatchObject({ isWhole: true, head: { seq: 5 } })
  })

  it('names the first entry that was edited', async () => {
    const accountId = await write()
    await tamper(`UPDATE audit_entries SET facts = '{"to":"P0","from":"P3"}' WHERE account_id = $1 AND seq = 2`, [
      accountId,
    ])
    expect(await verify(accountId)).toEqual({ isWhole: false, seq: 2, fault: 'edited' })
  })

  it('names the entry that is missing', async () => {
    const accountId = await write()
    await tamper('DELETE FROM audit_entries WHERE account_id = $1 AND seq = 3', [accountId])
    expect(await verify(accountId)).toEqual({ isWhole: false, seq: 3, fault: 'gap' })
  })

  it('shows that its tail was cut off', async () => {
    const accountId = await write()
    await tamper('DELETE FROM audit_entries WHERE account_id = $1 AND seq > 3', [accountId])
    expect(await verify(accountId)).toEqual({ isWhole: false, seq: 4, fault: 'tail_cut' })
  })

  it('cannot be rewritten by the desk, nor by the owner in one step', async () => {
    const accountId = await write()
    const rewriting = units.unitOfWork(asWorker, (ctx) =>
      ctx.db.deleteFrom('audit_entries').where('account_id', '=', accountId).execute(),
    )
    await expect(rewriting).rejects.toThrow()
    const edited = db.asSuperuser('UPDATE audit_entries SET seq = 9 WHERE account_id = $1', [accountId])
    await expect(edited).rejects.toThrow('never changed')
  })

  it('is added to by its own role alone, and by a customer only to the log of hers', async () => {
    const [accountId, others] = [await write(), await write()]
    const note = (into: string) =>
      JSON.stringify([
        {
          ...{
            account_id: into,
            id: others,
            seq: 99,
            at: '2026-11-23T09:00:00Z',
            actor_type: 'system',
            action: 'made.up',
          },
          ...{ subject_type: 'account', subject_id: into, facts: {}, texts: {}, hash: '00'.repeat(32) },
        },
      ])
    const as = (role: string, text: string, value: string) =>
      db.withOwner(async (client) => {
        await client.query('BEGIN')
        try {
          await client.query(`SELECT set_config('desk.account_id', $1, true), set_config('role', $2, true)`, [
            accountId,
            role,
          ])
          return await client.query(text, [value])
        } finally {
          await client.query('ROLLBACK')
        }
      })
    for (const role of ['desk_customer', 'desk_staff', 'desk_staff_limited', 'desk_worker'])
      await expect(
        as(
          role,
          `INSERT INTO audit_entries SELECT * FROM json_populate_recordset(NULL::audit_entries, $1::json)`,
          note(accountId),
        ),
        role,
      ).rejects.toThrow(/permission denied/)
    await expect(as('desk_customer', 'SELECT desk_note_audit($1::json)', note(others))).rejects.toThrow(
      /row-level security/,
    )
    await expect(as('desk_customer', 'SELECT desk_note_audit($1::json)', note(accountId))).resolves.toBeDefined()
  })

  it('keeps what people wrote as salted hashes only', async () => {
    const accountId = await write()
    const rows = await db.asSuperuser('SELECT to_jsonb(a)::text AS line FROM audit_entries a WHERE account_id = $1', [
      accountId,
    ])
    const lines = JSON.stringify(rows)
    expect(lines).not.toContain('canary text')
    expect(lines).toMatch(/[0-9a-f]{32}:[0-9a-f]{64}/)
  })
})
