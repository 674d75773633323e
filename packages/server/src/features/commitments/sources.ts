import type { SweepSource } from '../../platform/sweep/index.ts'
import { applyDueEffect, nextEffectAt } from './change-terms.ts'
import type { TicketsPort } from './ports.ts'
import { fireDueCommitments, nextCommitmentAt } from './sweep-commitments.ts'
import { nextCoverageAt, turnCoverage } from './sweep-coverage.ts'

/** What falls due by time alone: warnings and breaches, openings and closings, amendments that take effect. */
export const commitmentSources = (tickets: TicketsPort): readonly SweepSource[] => [
  {
    name: 'commitments',
    nextAt: nextCommitmentAt,
    take: fireDueCommitments,
    timer: { table: 'commitments', timer: 'next_timer_at', key: 'id', account: 'account_id' },
  },
  {
    name: 'coverage',
    nextAt: nextCoverageAt,
    take: (ctx, limit, dueBy) => turnCoverage(ctx, tickets, limit, dueBy),
    timer: { table: 'coverage_calendars', timer: 'next_change_at', key: 'key' },
  },
  {
    name: 'amendments',
    nextAt: nextEffectAt,
    take: (ctx, _limit, dueBy) => applyDueEffect(ctx, tickets, dueBy),
    timer: { table: 'terms_effects', timer: 'next_timer_at', key: 'amendment_id', account: 'account_id' },
  },
]
