import type { Letter } from './letter.ts'

/** The same letter for programs and people that read plain text. */
export function plainLetter(letter: Letter): string {
  const widest = Math.max(0, ...letter.facts.map(({ label }) => label.length))
  const facts = letter.facts.map(({ label, value }) => `${`${label}:`.padEnd(widest + 2)}${value}`).join('\n')
  const quote = letter.quote?.text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
  const parts = [
    `${letter.heading}\n${letter.about}`,
    ...letter.paragraphs,
    ...(quote === undefined ? [] : [quote]),
    `${letter.action.label}:\n${letter.action.href}`,
    facts,
    `-- \n${letter.footer.join('\n')}`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
