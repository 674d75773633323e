export const priorities = ['P0', 'P1', 'P2', 'P3', 'P4'] as const
/** P0 Blocker (the worst) to P4 Trivial. */
export type Priority = (typeof priorities)[number]
