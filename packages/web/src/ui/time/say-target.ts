import { uiSay } from '../text.ts'

/** A target as the policy writes it (`30m`, `4h`, `2bd`) in words: `30 min`, `4 h`, `2 business days`. */
export const sayTarget = (written: string) => {
  const [, amount, unit] = /^(\d+)(m|h|bd)$/u.exec(written) ?? []
  if (amount === undefined) return written
  const count = Number(amount)
  if (unit === 'bd') return uiSay('target.business_days', { count })
  return unit === 'h' ? uiSay('target.hours', { count }) : uiSay('target.minutes', { count })
}
