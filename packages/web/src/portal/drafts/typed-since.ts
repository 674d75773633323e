/** What was typed after `sent` went off: what follows it, or all of it where the sent words were changed since. */
export const typedSince = (now: string, sent: string) => {
  const text = now.trim()
  return text.startsWith(sent) ? text.slice(sent.length).trim() : text
}
