import { nearEnough, type Telling, type TellingWord } from '@mainstay/policy/similar'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../ctx.ts'

/** Where words are looked for, both under one GIN index: a tsvector, and the short text whose spelling counts. */
export interface Indexed {
  readonly search: RawBuilder<unknown>
  readonly spelt: RawBuilder<unknown>
}

/** Of so many words at most the spelling is looked at; each pair of them is one scan of the index. */
const speltAtMost = 4
/** Of more finds than these the words tell little, and any of them will do: twice the longest page. */
const readAtMost = 200

const pairsOf = <T>(all: readonly T[]): readonly (readonly [T, T])[] =>
  all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const))

/** A code or a number that is nearly right is another one. */
const canBeMisspelt = ({ whole }: TellingWord): boolean => !/\d/.test(whole)
const begins = ({ beginning }: TellingWord): string => `${beginning}:*`
const asQuery = (words: string): RawBuilder<unknown> => sql`to_tsquery('simple'::regconfig, ${words})`

/** All of the words, then as many as must fit, by how they begin. */
function beginLike({ search }: Indexed, { words, fit }: Telling): readonly RawBuilder<boolean>[] {
  const all = words.map(begins).join(' & ')
  const any =
    fit === 1 ? words.map(begins) : pairsOf(words).map(([one, other]) => `(${begins(one)} & ${begins(other)})`)
  return (words.length === fit ? [all] : [all, any.join(' | ')]).map((query) => sql`${search} @@ ${asQuery(query)}`)
}

/** As many as must fit, one of them or both by how they are spelt. */
function speltLike({ search, spelt }: Indexed, { words, fit }: Telling): readonly RawBuilder<boolean>[] {
  const near = (word: TellingWord) =>
    canBeMisspelt(word) ? sql<boolean>`${word.whole} <% ${spelt}` : sql<boolean>`${search} @@ ${asQuery(begins(word))}`
  const first = words.slice(0, speltAtMost)
  if (fit === 1) return first.filter(canBeMisspelt).map(near)
  return pairsOf(first)
    .filter((pair) => pair.some(canBeMisspelt))
    .map(([one, other]) => sql<boolean>`(${near(one)} AND ${near(other)})`)
}

interface Search {
  /** What is read of a find; `id` among it. */
  readonly columns: RawBuilder<unknown>
  /** The table, by the alias that the other parts name. */
  readonly from: RawBuilder<unknown>
  /** The asker's sight, and what else bounds the search. */
  readonly within: RawBuilder<boolean>
}
/**
 * Rows that hold as many of the telling words as must fit, by how they begin or how they are spelt, each once. Every way to
 * fit is a question of its own to the index, so that all of its keys bound what is read; the surest is asked first, and
 * no further one once enough is found. Ask it within `byWords`.
 */
export function rowsLike(indexed: Indexed, telling: Telling, { columns, from, within }: Search): RawBuilder<unknown> {
  const ways = [...beginLike(indexed, telling), ...speltLike(indexed, telling)].map(
    (way) => sql`(SELECT ${columns} FROM ${from} WHERE ${within} AND ${way} LIMIT ${readAtMost})`,
  )
  return sql`(SELECT DISTINCT ON (id) * FROM (SELECT * FROM (${sql.join(ways, sql` UNION ALL `)}) AS ways
    LIMIT ${readAtMost}) AS found)`
}

/** How each telling word fits, for `rankAlike`: 1 as it begins, else how near the spelling is. */
export const fitsOf = ({ search, spelt }: Indexed, { words }: Telling): RawBuilder<number[]> => {
  const fits = words.map((word) => {
    const near = canBeMisspelt(word) ? sql`word_similarity(${word.whole}, ${spelt})` : sql`0`
    return sql`CASE WHEN ${search} @@ ${asQuery(begins(word))} THEN 1 ELSE ${near} END`
  })
  return sql<number[]>`ARRAY[${sql.join(fits)}]::float8[]`
}

const otherPlans = (are: 'on' | 'off'): RawBuilder<unknown> => sql`set_config('enable_seqscan', ${are}, true),
  set_config('enable_indexscan', ${are}, true), set_config('enable_indexonlyscan', ${are}, true)`

/**
 * Does the work of a search by words, as the desk and by its index. Row security would have every row looked at before its
 * words, since to compare words may tell of them; and the planner takes their comparison for cheap, which it is not: only bitmaps
 * ask the index of words first. The question itself names the asker's sight, and what it finds is read again as the asker.
 */
export async function byWords<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  await sql`SELECT set_config('role', 'desk_worker', true), ${otherPlans('off')},
    set_config('pg_trgm.word_similarity_threshold', ${String(nearEnough)}, true)`.execute(ctx.db)
  const found = await work()
  await sql`SELECT set_config('role', ${ctx.principal.role}, true), ${otherPlans('on')}`.execute(ctx.db)
  return found
}
