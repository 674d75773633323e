export interface Worth {
  readonly amount: string
  readonly currency: string
}
/** An amount as people write it (`120,000` or `120 000`) in whole units; undefined while it is none. */
export function readAmount({ amount, currency }: Worth) {
  const digits = amount.replaceAll(/[\s.,'’_]/gu, '')
  if (!/^\d{1,13}$/u.test(digits) || !/^[A-Z]{3}$/u.test(currency)) return undefined
  return { amount: Number(digits), currency }
}

/** An amount in its currency, without small change. */
export const sayAmount = ({ amount, currency }: { readonly amount: number; readonly currency: string }): string =>
  `${currency} ${new Intl.NumberFormat('en').format(amount)}`
