/** Ways of asking without a question mark; a policy's language may bring its own. */
const asksInEnglish = [
  /\b(could|can|would|will) you\b/i,
  /\bplease (send|attach|share|provide|confirm|try|check|run|tell|let|upload|reply)\b/i,
  /\blet (me|us) know\b/i,
]

const asksAnywhere = /[?\u037e\u055e\u061f\uff1f]/

/**
 * Whose turn a public reply proposes: the customer's if it asks something (section 4). What is quoted, code and
 * addresses are not asked. Only a proposal: the writer chooses.
 */
export function proposedTurn(text: string, asks: readonly RegExp[] = asksInEnglish): 'customer' | 'ours' {
  const said = withoutQuotes(text)
  return asksAnywhere.test(said) || asks.some((ask) => ask.test(said)) ? 'customer' : 'ours'
}

/** Line by line and in linear time: a reply may be long and is a stranger's text. */
function withoutQuotes(text: string): string {
  let isCode = false
  const lines = text.split('\n').filter((line) => {
    if (!line.trimStart().startsWith('```')) return !isCode && !line.trimStart().startsWith('>')
    isCode = !isCode
    return false
  })
  return lines
    .join('\n')
    .replace(/`[^`\n]*`/g, '')
    .replace(/\bhttps?:\/\/\S+/g, '')
}
