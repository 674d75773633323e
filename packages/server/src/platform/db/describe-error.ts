/**
 * What a log may say of an error. Database errors repeat a row's values in their detail (`Key (email)=(…)`): of those
 * only codes and names of constraints are kept (A65).
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const fields = error as Error & Partial<Record<'code' | 'constraint' | 'table' | 'severity', unknown>>
  const isFromDatabase = fields.severity !== undefined
  return {
    type: error.name,
    code: fields.code,
    ...(isFromDatabase ? { constraint: fields.constraint, table: fields.table } : { message: error.message }),
    stack: isFromDatabase ? placesIn(error) : error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

const placesIn = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
