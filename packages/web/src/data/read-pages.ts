interface Page<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

/** Reads a list page after page, up to so many rows. `readPage` gets what is to be added to its query. */
export const readPages = async <T>(
  readPage: (from: { readonly limit: 100; readonly cursor?: string }) => Promise<Page<T>>,
  rowsAtMost: number,
): Promise<readonly T[]> => {
  const rows: T[] = []
  let cursor: string | null | undefined
  while (cursor !== null && rows.length < rowsAtMost) {
    const page: Page<T> = await readPage({ limit: 100, ...(cursor === undefined ? {} : { cursor }) })
    rows.push(...page.items)
    cursor = page.nextCursor
  }
  return rows.slice(0, rowsAtMost)
}
