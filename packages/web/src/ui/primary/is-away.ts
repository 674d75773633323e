/** Whether an absence still lasts: it ends by itself. */
export const isAway = (awayUntil: string | null, now: number): awayUntil is string =>
  awayUntil !== null && Date.parse(awayUntil) > now
