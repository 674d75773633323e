import type { Letter } from '../letter/letter.ts'
import type { AccountFacts, AccountLetterKind } from './account-facts.ts'
import { accountWords } from './account-words.ts'
import { cutSubject, oneLine } from './one-line.ts'

type Side = 'customer' | 'staff'

const isKnown = (kind: string): kind is AccountLetterKind => Object.hasOwn(accountWords, kind)

/** Whether a side gets a letter of this kind about an account. */
export const isAccountKind = (side: Side, kind: string): boolean =>
  isKnown(kind) && accountWords[kind][side] !== undefined

/** A letter with news about an account. Undefined where that side gets none of this kind. */
export function accountLetter(side: Side, kind: string, facts: AccountFacts): Letter | undefined {
  const say = isKnown(kind) ? accountWords[kind][side] : undefined
  if (!say) return undefined
  const { heading: said, says, button, tone, path } = say(facts)
  const heading = oneLine(said)
  const paragraphs = says.filter((sentence) => sentence !== undefined)
  return {
    subject: cutSubject(heading),
    preview: paragraphs[0] ?? heading,
    heading,
    about: oneLine(facts.account),
    tone: tone ?? 'plain',
    paragraphs,
    facts: [{ label: 'When', value: facts.at }],
    action: { label: button ?? 'Open', href: facts.link(path ?? '/') },
    footer: [
      side === 'customer'
        ? `You get this as a contact of ${facts.account}. The link asks you to sign in.`
        : 'The link asks you to sign in.',
      `Your time is ${facts.zone}, as in your settings.`,
    ],
    language: 'en',
  }
}
