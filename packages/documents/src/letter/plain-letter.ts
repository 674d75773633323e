import type { Letter } from './letter.ts'

/** The same letter for programs and people that read plain text. */
export function plainLetter(letter: Letter): string {
  const facts = letter.facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
  const quote = letter.quote?.text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
  const parts = [
    letter.heading,
    ...letter.paragraphs,
    ...(quote === undefined ? [] : [quote]),
    facts,
    `${letter.action.label}:\n${letter.action.href}`,
    `-- \n${letter.footer.join('\n')}`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
