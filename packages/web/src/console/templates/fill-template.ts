interface Filling {
  readonly contact: string
  readonly account: string
  readonly ticket: string
  readonly me: string
}

/** A template with its places filled in; braces that name no place stay as they are. */
export const fillTemplate = (text: string, filling: Filling): string =>
  text.replaceAll(/\{(contact|account|ticket|me)\}/g, (_whole, place: keyof Filling) => filling[place])

/** What stands in the box after words were put in at the cursor, on a line of their own; and where the cursor is then. */
export function putIn(
  text: string,
  words: string,
  at: { readonly from: number; readonly to: number },
): { readonly text: string; readonly cursor: number } {
  const [before, after] = [text.slice(0, at.from), text.slice(at.to)]
  const lead = before === '' || before.endsWith('\n') ? '' : '\n'
  const tail = after === '' || after.startsWith('\n') ? '' : '\n'
  return { text: `${before}${lead}${words}${tail}${after}`, cursor: before.length + lead.length + words.length }
}
