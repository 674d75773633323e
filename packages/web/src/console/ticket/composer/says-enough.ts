import { proposedTurn } from '@mainstay/policy/commitments'

/**
 * Whether a first answer names a finding: something measured, quoted or linked, or an explanation of some length. A guess,
 * used only to ask once more before sending; it never stands in the way.
 */
const namesFinding = (text: string) =>
  /`[^`\n]+`|```|https?:\/\//u.test(text) ||
  /\b\d+\.\d+(\.\d+)?\b/u.test(text) ||
  text.trim().split(/\s+/u).length >= 40

/** Whether the customer learns anything from it beyond that it was read: a question, a finding, or when more comes. */
export const saysEnough = (text: string, hasTime: boolean) =>
  hasTime || proposedTurn(text) === 'customer' || namesFinding(text)
