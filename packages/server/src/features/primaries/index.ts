import {
  changePrimaryEndpoint,
  getPrimaryEndpoint,
  nameDeputyEndpoint,
  previewPrimaryEndpoint,
  withdrawPrimaryChangeEndpoint,
} from '@mainstay/contracts/primaries'
import { type Route, serve } from '../../platform/http/route.ts'
import type { ReactionLine } from '../../platform/unit-of-work/index.ts'
import { changePrimary } from './change-primary.ts'
import { dropOvertaken } from './drop-plan.ts'
import { getPrimary } from './get-primary.ts'
import { nameDeputy } from './name-deputy.ts'
import { previewPrimary } from './preview-primary.ts'
import { withdrawChange } from './withdraw-change.ts'

export { primaryChanges } from './sweep-changes.ts'

export const primaryRoutes: readonly Route[] = [
  serve(getPrimaryEndpoint, getPrimary),
  // a what-if runs in a transaction that cannot write
  serve(previewPrimaryEndpoint, previewPrimary, { unit: 'read' }),
  serve(changePrimaryEndpoint, changePrimary),
  serve(withdrawPrimaryChangeEndpoint, withdrawChange),
  serve(nameDeputyEndpoint, nameDeputy),
]

/** What planned changes say to events of others. */
export const primaryReactions: readonly ReactionLine[] = [
  { on: ['contact.ended', 'contact.primary_changed'], react: dropOvertaken },
]
