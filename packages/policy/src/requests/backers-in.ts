import type { RequestCounts } from './types.ts'

/** How many accounts ask, and how often in all, out of what a request's weight is made of: no other count is needed. */
export const backersIn = ({
  plans,
  furtherAsks,
}: RequestCounts): { readonly accounts: number; readonly asks: number } => {
  const accounts = Object.values(plans).reduce((sum, count) => sum + count, 0)
  return { accounts, asks: accounts + furtherAsks }
}
