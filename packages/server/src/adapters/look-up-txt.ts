import { Resolver } from 'node:dns/promises'
import type { LookUpTxt, TxtAnswer } from '../features/mail-domains/ports.ts'

/** One try of two seconds and one more: whoever waits for the answer sits before a page. */
const patience = { timeout: 2_000, tries: 2 }
/** The name server answered, and there is no such record. */
const answersOfNone: ReadonlySet<string> = new Set(['ENODATA', 'ENOTFOUND'])

/** Asks the machine's own name servers. */
export const openTxtLookUp = (): LookUpTxt => async (name) => {
  const resolver = new Resolver(patience)
  try {
    const records = await resolver.resolveTxt(name)
    return { ok: true, texts: records.map((parts) => parts.join('')) }
  } catch (error) {
    return noneOrSilence(error)
  }
}

function noneOrSilence(error: unknown): TxtAnswer {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return answersOfNone.has(code) ? { ok: true, texts: [] } : { ok: false }
}
