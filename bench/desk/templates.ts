import { headsAreRead, headsAreWritten, numberIsTaken, type Statement, ticketIsWritten, uuidShape } from './recorded.ts'

/** The ids that a recorded transaction spoke about, by what takes their place when it is played again. */
export interface AccountIds {
  readonly account: string
  readonly person: string
  readonly agreement: string
}
/** A value is a constant, or a text with slots: `[text, slot, text, slot, ..., text]`. */
export type Template = { readonly constant: unknown } | { readonly pieces: readonly string[] }

export interface PlayedStatement {
  readonly name: string
  readonly text: string
  readonly values: readonly Template[]
  /** What its one row gives to the statements after it. */
  readonly gives?: 'number' | 'event_seq'
}
export interface Played {
  readonly statements: readonly PlayedStatement[]
  /** How many new ids one transaction takes. */
  readonly fresh: number
}

const MARK = '\u0001'
const slot = (name: string): string => `${MARK}${name}${MARK}`

/**
 * Makes a recorded opening playable: the account's own ids become those of any account, every other id a new one, the
 * ticket's number and the sequence of events what the database gave. The audit entries are left out.
 */
export function toTemplates(statements: readonly Statement[], ids: AccountIds, kept: readonly string[]): Played {
  const fresh = new Map<string, string>()
  const slotOf = (id: string): string => {
    const own = (Object.entries(ids) as [string, string][]).find(([, known]) => known === id)
    if (own) return slot(own[0])
    if (kept.includes(id)) return id
    const known = fresh.get(id) ?? slot(`fresh${fresh.size}`)
    fresh.set(id, known)
    return known
  }
  const played = statements.map((statement, index): PlayedStatement => {
    const values = numbered(statement).map((value) => template(value, slotOf))
    const gives = numberIsTaken(statement.text) ? 'number' : headsAreRead(statement.text) ? 'event_seq' : undefined
    return { name: `s${index}`, text: statement.text, values, ...(gives && { gives }) }
  })
  return { statements: played, fresh: fresh.size }
}

/** A statement that reads is played with the values it had. */
export const asRecorded = (statements: readonly Statement[]): Played => ({
  statements: statements.map(({ text, values }, index) => ({
    name: `r${index}`,
    text,
    values: values.map((constant) => ({ constant })),
  })),
  fresh: 0,
})

function numbered({ text, values }: Statement): readonly unknown[] {
  if (ticketIsWritten(text)) return values.map((value, index) => (index === 2 ? slot('number') : value))
  if (!headsAreWritten(text)) return values
  let count = 0
  const events = String(values[0]).replaceAll(/"account_seq":\d+/g, () => `"account_seq":${slot(`seq${++count}`)}`)
  const heads = String(values[3]).replace(/"event_seq":\d+/, `"event_seq":${slot(`seq${count}`)}`)
  return [events, '[]', values[2], heads, ...values.slice(4)]
}

function template(value: unknown, slotOf: (id: string) => string): Template {
  const text = Array.isArray(value) ? `{${value.map((one) => JSON.stringify(one)).join(',')}}` : value
  if (typeof text !== 'string') return { constant: value }
  const pieces = text.replaceAll(uuidShape, slotOf).split(MARK)
  return pieces.length === 1 ? { constant: value } : { pieces }
}
