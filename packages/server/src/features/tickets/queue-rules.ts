/** What the desk assumes about its work and how far it looks. Estimates of the vendor's, not promises. */
export const queueRules = {
  /** From opening a ticket to having answered it. */
  handlingMs: 20 * 60_000,
  /** Places are counted up to here; beyond it the count says "at least". */
  countedAtMost: 1_000,
  /** How many of the tickets next in line are looked at for promises that the order of work would break. */
  conflictHorizon: 200,
} as const
