import type { Letter } from '../letter/letter.ts'
import type { AccessFacts } from './access-facts.ts'
import { cutSubject, oneLine } from './one-line.ts'

interface Saying {
  readonly heading: string
  readonly says: readonly (string | undefined)[]
  readonly button: string
}
type Say = (facts: AccessFacts) => Saying

const notYou = 'If this was not you, set a new password at once and look at where you are signed in.'
const noAct = 'If you did not ask for this, do nothing: nothing changes.'
const security = 'Look at it'

const words: Readonly<Record<string, Say>> = {
  invitation: ({ vendor, account, by }) => ({
    heading: account === undefined ? `Join ${vendor} support` : `Support for ${account} by ${vendor}`,
    says: [
      account === undefined
        ? `${by ?? 'An administrator'} added you to the people who answer at ${vendor}.`
        : `${by ?? vendor} added you to the people of ${account} who work with ${vendor} support.`,
      'Choose a password and you are in.',
    ],
    button: 'Come in',
  }),
  place_given: ({ vendor, account }) => ({
    heading:
      account === undefined ? `You are on the staff of ${vendor} support` : `You are a contact of ${account} now`,
    says: ['Sign in as you always do: it is there from now on.'],
    button: 'Open',
  }),
  sign_in: ({ vendor }) => ({
    heading: `Sign in to ${vendor} support`,
    says: ['The button opens a page that signs you in, once.', noAct],
    button: 'Sign in',
  }),
  reset_password: ({ vendor }) => ({
    heading: `Set a new password for ${vendor} support`,
    says: ['A new password signs you out everywhere else.', noAct],
    button: 'Set a new password',
  }),
  confirm_new_address: ({ vendor }) => ({
    heading: 'Is this address yours?',
    says: [`${vendor} support was asked to let you sign in with it.`, noAct],
    button: 'Confirm this address',
  }),
  confirm_old_address: ({ newAddress }) => ({
    heading: 'Another address for your sign-in',
    says: [
      `Somebody who is signed in as you asked to add ${newAddress ?? 'another address'}. It counts once you say yes here, and there.`,
      'If this was not you, say so on the page and set a new password.',
    ],
    button: 'Say yes or no',
  }),
  password_set: () => ({ heading: 'You have a password now', says: [notYou], button: security }),
  password_changed: () => ({ heading: 'Your password was changed', says: [notYou], button: security }),
  password_reset: () => ({ heading: 'Your password was set anew by a link', says: [notYou], button: security }),
  second_factor_on: () => ({
    heading: 'Your second factor is on',
    says: ['From now on a code is asked for when you sign in. Keep the recovery codes where you find them.', notYou],
    button: security,
  }),
  second_factor_off: () => ({ heading: 'Your second factor is off', says: [notYou], button: security }),
  recovery_codes_renewed: () => ({
    heading: 'You have new recovery codes',
    says: ['Those before them are void.', notYou],
    button: security,
  }),
  recovery_code_used: () => ({
    heading: 'A recovery code let you in',
    says: ['It does not work again.', notYou],
    button: security,
  }),
  address_added: () => ({ heading: 'An address was added to your sign-in', says: [notYou], button: security }),
  address_removed: () => ({ heading: 'An address was removed from your sign-in', says: [notYou], button: security }),
  main_address_changed: () => ({
    heading: 'Mail goes to another address of yours now',
    says: ['This is the last letter to this one.', notYou],
    button: security,
  }),
}

/** Kinds of letters about coming in. */
export const accessLetterKinds: readonly string[] = Object.keys(words)

/** A letter about coming in; undefined for another kind. */
export function accessLetter(kind: string, facts: AccessFacts): Letter | undefined {
  const say = Object.hasOwn(words, kind) ? words[kind] : undefined
  if (!say) return undefined
  const said = say(facts)
  const heading = oneLine(said.heading)
  const paragraphs = said.says.filter((sentence) => sentence !== undefined)
  return {
    subject: cutSubject(heading),
    preview: paragraphs[0] ?? heading,
    heading,
    about: oneLine(facts.account ?? facts.vendor),
    tone: 'plain',
    paragraphs,
    facts: [
      facts.until === undefined ? { label: 'When', value: facts.at } : { label: 'Good until', value: facts.until },
    ],
    action: { label: said.button, href: facts.href },
    footer: [
      facts.until === undefined
        ? 'You get this because it is about how you sign in. It cannot be switched off.'
        : 'The link works once. Nothing happens before you press the button on its page.',
    ],
    language: 'en',
  }
}
