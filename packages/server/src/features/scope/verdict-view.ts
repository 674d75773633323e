import type { OutputOf } from '@mainstay/contracts/endpoint'
import type { decideScopeEndpoint, ScopeVerdict } from '@mainstay/contracts/scope'
import type { ReasonReader } from '@mainstay/policy/reasons'
import { type ScopeRules, type ScopeStanding, sayScope } from '@mainstay/policy/scope'
import { encodeId } from '../../platform/ids/index.ts'
import { decisionView } from '../commitments/index.ts'
import type { PersonRefView } from '../contacts/index.ts'
import type { KeptDecision, VerdictRow } from './queries.ts'

interface Said {
  readonly verdict: ScopeStanding
  readonly exclusion: string | null
  readonly clause: string | null
  readonly isProvisional: boolean
  readonly decision: KeptDecision
}
type SaidView = Pick<OutputOf<typeof decideScopeEndpoint>, keyof Said | 'words' | 'waysOut'>

const isWayOut = ({ code }: { readonly code: string }): boolean => code === 'scope.way_out' || code === 'scope.upgrade'

/** A verdict in words for one reader: what it is, why, and the ways out. */
export function saidView({ decision, ...said }: Said, rules: ScopeRules, reader: ReasonReader): SaidView {
  const view = decisionView(decision.code, decision, reader)
  return {
    ...said,
    words: sayScope(rules, { ...said, reasons: decision.reasons }),
    decision: { ...view, reasons: view.reasons.filter((reason) => !isWayOut(reason)) },
    waysOut: view.reasons.filter(isWayOut).map(({ code, text }) => ({ code, text })),
  }
}

export interface Around {
  readonly rules: ScopeRules
  readonly reader: ReasonReader
  readonly people: ReadonlyMap<string, PersonRefView>
  readonly standingId: string
}

export function verdictView(row: VerdictRow, { rules, reader, people, standingId }: Around): ScopeVerdict {
  const { verdict, exclusion, clause, decision, author, act } = row
  const isProvisional = author === 'rule' && verdict !== 'in_scope'
  const stands = isProvisional ? 'provisional' : 'standing'
  return {
    ...saidView({ verdict, exclusion, clause, isProvisional, decision }, rules, reader),
    id: encodeId('scv', row.id),
    ticketId: encodeId('tkt', row.ticketId),
    author,
    by: row.byId === null ? null : (people.get(row.byId) ?? null),
    act,
    state: row.id === standingId ? stands : 'replaced',
    messageId: row.messageId === null ? null : encodeId('msg', row.messageId),
    changeId: row.changeId === null ? null : encodeId('chg', row.changeId),
    note: row.note,
    productVersion: row.productVersion,
    at: row.at.toISOString(),
  }
}
