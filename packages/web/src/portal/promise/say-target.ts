import { t } from '../text.ts'

/** A target as the policy writes it (`30m`, `4h`, `2bd`) in words: `30 min`, `4 h`, `2 business days`. */
export const sayTarget = (written: string) => {
  const [, amount, unit] = /^(\d+)(m|h|bd)$/u.exec(written) ?? []
  if (amount === undefined) return written
  const count = Number(amount)
  if (unit === 'bd') return t('target.business_days', { count })
  return unit === 'h' ? t('target.hours', { count }) : t('target.minutes', { count })
}
