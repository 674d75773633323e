import type { Agreement } from '@mainstay/contracts/accounts'
import type { Annex, Policy } from '@mainstay/policy/document'
import { encodeId } from '../../platform/ids/index.ts'
import type { PersonRefView } from '../contacts/index.ts'
import { isSignedOff } from './as-policy.ts'
import type { AgreementRow } from './queries.ts'

type Special = Agreement['specialTerms'][number]

interface Written {
  readonly amendmentId: string | null
  readonly effectiveAt: number | null
  readonly annex: Annex
  readonly signedBy: readonly string[]
}

/** Special terms of an agreement in the order in which they came: its own first, then those of its amendments. */
const writtenIn = (row: AgreementRow): readonly Written[] => [
  ...(row.annex === null
    ? []
    : [{ amendmentId: null, effectiveAt: null, annex: row.annex as unknown as Annex, signedBy: row.annex_signed_by }]),
  ...(row.amendments ?? []).flatMap(({ id, effectiveAt, change, signedBy }) =>
    change.annex ? [{ amendmentId: id, effectiveAt, annex: change.annex as Annex, signedBy }] : [],
  ),
]

/** Whether some special terms wait for a signature. */
export const waitsForSignature = (row: AgreementRow, policy: Policy): boolean =>
  writtenIn(row).some(({ signedBy }) => !isSignedOff(signedBy, policy))

/** As staff read them; customers see those alone that are signed off. */
export const specialTermsView = (
  row: AgreementRow,
  { policy, people, isStaff }: { policy: Policy; people: ReadonlyMap<string, PersonRefView>; isStaff: boolean },
): Special[] =>
  writtenIn(row)
    .filter(({ signedBy }) => isStaff || isSignedOff(signedBy, policy))
    .map(({ amendmentId, effectiveAt, annex, signedBy }) => ({
      amendmentId: amendmentId === null ? null : encodeId('amd', amendmentId),
      orderForm: annex.orderForm,
      clauses: annex.clauses.map(({ id, title, text }) => ({ id, title, text })),
      effectiveAt: effectiveAt === null ? null : new Date(effectiveAt).toISOString(),
      signedBy: signedBy.flatMap((id) => people.get(id) ?? []),
      signaturesNeeded: policy.agreements.annex.signedOffBy,
      holds: isSignedOff(signedBy, policy),
    }))
