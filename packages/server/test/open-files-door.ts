import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { attachCertificate, attachFiles } from '../src/features/files/index.ts'
import type { Route } from '../src/platform/http/route.ts'
import { decodeTypeId, encodeTypeId } from '../src/platform/ids/index.ts'
import { addAccount, type Door, hire, mandate, openDoor, signIn } from './open-door.ts'

type Who = 'ana' | 'cy' | 'eve' | 'bo'

/** A door with Ana and Cy of one account, Eve of another, Bo of the staff, and two tickets of Ana's: the team's and a private one. */
export async function openFilesDoor(routes: readonly Route[] = []) {
  const door = await openDoor({ routes })
  const bo = await door.person('bo@vendor.test')
  await hire(door, bo)
  const acme = await addAccount(door, 'ACME', bo)
  const other = await addAccount(door, 'OTHER', bo)
  const ana = await door.person('ana@acme.test')
  const [cy, eve] = [await door.person('cy@acme.test'), await door.person('eve@other.test')]
  await mandate(door, { accountId: acme, personId: ana })
  await mandate(door, { accountId: acme, personId: cy })
  await mandate(door, { accountId: other, personId: eve })
  const cookies: Record<Who, string> = {
    ana: await signIn(door, 'ana@acme.test'),
    cy: await signIn(door, 'cy@acme.test'),
    eve: await signIn(door, 'eve@other.test'),
    bo: await signIn(door, 'bo@vendor.test'),
  }
  const productId = door.newId()
  await door.sql(`INSERT INTO products (id, key, name, created_at) VALUES ($1, 'grid', 'Grid', '2026-01-01')`, [
    productId,
  ])
  const opened = { door, acme, ana, productId }
  const ticketId = await openTicket(opened, { number: 1, sight: 'team' })
  const privateTicketId = await openTicket(opened, { number: 2, sight: 'private' })
  return {
    door,
    cookies,
    acme,
    people: { ana, bo },
    ticketId,
    privateTicketId,
    ...fileActs({ door, acme, ana, ticketId }),
  }
}
export type FilesDoor = Awaited<ReturnType<typeof openFilesDoor>>

async function openTicket(
  { door, acme, ana, productId }: { door: Door; acme: string; ana: string; productId: string },
  { number, sight }: { number: number; sight: string },
): Promise<string> {
  const id = door.newId()
  await door.sql(
    `INSERT INTO tickets (account_id, id, number, product_id, kind, subject, status, turn_since, priority, sight, opened_by, is_promised, created_at, updated_at)
     VALUES ($1, $2, $3, $4, 'defect', 'x', 'open', '2026-03-01', 'P1', $5, $6, true, '2026-03-01', '2026-03-01')`,
    [acme, id, number, productId, sight, ana],
  )
  return id
}

function fileActs({ door, acme, ana, ticketId }: { door: Door; acme: string; ana: string; ticketId: string }) {
  const principal = {
    role: 'desk_customer',
    personId: ana,
    accountId: acme,
    isPrimary: false,
    actor: { kind: 'contact', personId: ana, accountId: acme, role: 'contact' },
  } as const
  return {
    /** Ana herself, for units of work. */
    ana: principal,
    upload: (cookie: string, bytes: Buffer | string, headers: Record<string, string> = {}, name = 'shot.png') =>
      door.app.inject({
        method: 'POST',
        url: `/api/v1/files?name=${encodeURIComponent(name)}`,
        headers: { cookie, 'content-type': 'image/png', ...headers },
        payload: bytes,
      }),
    /** How many files lie on the disk, torn ones included. */
    stored: async () =>
      (await readdir(door.filesFolder, { recursive: true })).filter((path) => /[a-z0-9]{32}$/.test(path)).length,
    /** Ana binds a file to a new message of a ticket of hers. */
    attach: async (fileId: string, audience: 'customer' | 'staff' = 'customer', of = ticketId) => {
      const id = decodeTypeId('file', fileId) ?? ''
      const messageId = door.newId()
      await door.sql(
        `INSERT INTO messages (account_id, id, ticket_id, author_id, side, text, at) VALUES ($1, $2, $3, $4, 'customer', 'x', '2026-03-01')`,
        [acme, messageId, of, ana],
      )
      await door.openUnit(principal, 'write', (ctx) =>
        attachFiles(ctx, { accountId: acme, ticketId: of, messageId, audience: 'customer', fileIds: [id] }),
      )
      if (audience === 'staff') await door.sql(`UPDATE files SET audience = 'staff' WHERE id = $1`, [id])
    },
    /** Ana hands in a file as her certificate. */
    handIn: async (fileId: string) => {
      const id = decodeTypeId('file', fileId) ?? ''
      const trainingId = door.newId()
      await door.openUnit(principal, 'write', async (ctx) => {
        await sql`INSERT INTO training_records (account_id, id, person_id, course, completed_on, file_id, state, recorded_by, recorded_at)
          VALUES (${acme}, ${trainingId}, ${ana}, 'introduction', '2026-02-01', ${id}, 'waiting', ${ana}, '2026-03-01')`.execute(
          ctx.db,
        )
        await attachCertificate(ctx, { accountId: acme, trainingId, fileId: id })
      })
      return trainingId
    },
    certificateOf: (cookie: string, trainingId: string) =>
      door.app.inject({
        url: `/api/v1/accounts/${encodeTypeId('acc', acme)}/training/${encodeTypeId('trn', trainingId)}/certificate`,
        headers: { cookie },
      }),
    linkOf: (cookie: string, fileId: string, of = ticketId, as: 'download' | 'picture' = 'download') =>
      door.app.inject({
        url: `/api/v1/tickets/${encodeTypeId('tkt', of)}/files/${fileId}/link?as=${as}`,
        headers: { cookie },
      }),
  }
}
