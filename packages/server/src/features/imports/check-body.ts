import type { z } from 'zod'
import { fault, type RowFault } from './row-plan.ts'

/** What is wrong with a cell, in words of a spreadsheet. */
const details: Readonly<Record<string, string>> = {
  code: 'A code is 2 to 8 of A to Z and 0 to 9.',
  manager: 'Write the address of somebody on the staff.',
  email: 'Write one plain address.',
  country: 'Write the country in two letters, such as DE.',
  starts_on: 'Write the date as 2027-01-31.',
  ends_on: 'Write the date as 2027-01-31.',
  trained_on: 'Write the date as 2027-01-31.',
  role: 'Write contact or observer.',
  production: 'Write yes or no.',
}

/** Checks a row as the form's own contract does. Answers the body, or a fault for each cell that it refuses. */
export function checkBody<T extends z.ZodType>(
  schema: T,
  body: unknown,
  fieldOf: Readonly<Record<string, string>>,
): { readonly ok: true; readonly body: z.output<T> } | { readonly ok: false; readonly faults: readonly RowFault[] } {
  const read = schema.safeParse(body)
  if (read.success) return { ok: true, body: read.data }
  return {
    ok: false,
    faults: read.error.issues.map(({ path, message }) => {
      const name = String(path[0] ?? '')
      const field = fieldOf[name] ?? name
      return fault(field, 'cell.invalid', details[field] ?? message)
    }),
  }
}
