import type { Ctx } from '../../platform/ctx.ts'

/** Someone to write to: how to call them, in which language and on which clock. */
export interface Reader {
  readonly name: string
  readonly locale: string
  readonly zone: string
  /** null where none is known. */
  readonly email: string | null
  /** Since when the address refuses mail. */
  readonly bounced_at: Date | null
}

/** A person as a reader of mail; undefined when unknown or erased. */
export const findReader = (ctx: Ctx, personId: string): Promise<Reader | undefined> =>
  ctx.db
    .selectFrom('people as p')
    .leftJoin('addresses as a', (join) => join.onRef('a.person_id', '=', 'p.id').on('a.is_main', '=', true))
    .select(['p.name', 'p.locale', 'p.zone', 'a.email', 'a.bounced_at'])
    .where('p.id', '=', personId)
    .where('p.erased_at', 'is', null)
    .executeTakeFirst()
