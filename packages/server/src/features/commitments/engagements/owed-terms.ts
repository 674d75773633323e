import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { listOwedTermsEndpoint, OwedTerm } from '@mainstay/contracts/owed'
import { Refusal } from '@mainstay/contracts/problems'
import { startOfCivilDate } from '@mainstay/policy/calendar'
import { type EngagementKind, engagementKinds, owedTermAt, windowsOf } from '@mainstay/policy/engagements'
import { isAllowed } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { decodeId, encodeId } from '../../../platform/ids/index.ts'
import { accountOf } from '../../accounts/index.ts'
import { type AgreementHeld, standingsOf } from '../../agreements/index.ts'
import { loadCadences, loadOwed } from './owed-queries.ts'
import { begunIn, onLedger } from './plan-windows.ts'
import { questionOf } from './settle-owed.ts'

type Output = OutputOf<typeof listOwedTermsEndpoint>
/** So many windows to come are written out; the rest is counted. */
const NAMED_AT_MOST = 4

/** How often each kind is owed now, by which clause, and the windows that are to come after those of the ledger. */
export async function listOwedTerms(ctx: Ctx, { params }: InputOf<typeof listOwedTermsEndpoint>): Promise<Output> {
  const accountId = decodeId('acc', params.accountId)
  if (!isAllowed(ctx, 'owed.see', { accountId }) || !(await accountOf(ctx, accountId)))
    throw new Refusal('account.not_found')
  return { items: await owedTermsOf(ctx, accountId) }
}

/** The same for whoever has allowed it already. */
export async function owedTermsOf(ctx: Ctx, accountId: string): Promise<OwedTerm[]> {
  const standing = (await standingsOf(ctx, [accountId])).get(accountId)
  if (!standing) return []
  const now = await ctx.now()
  const cadences = await loadCadences(ctx, [accountId])
  const keys = standing.agreements.map(({ agreement }) => ({ accountId, agreementId: agreement.id }))
  const entries = await loadOwed(ctx, keys, now)
  return standing.agreements.flatMap((held) => {
    const own = entries.filter(({ agreementId }) => agreementId === held.agreement.id)
    const question = { ...questionOf(standing, held.agreement.id, cadences), at: now, begun: begunIn(own, now) }
    return termsOfAgreement(held, { question, now })
  })
}

type Question = ReturnType<typeof questionOf> & { readonly begun: ReturnType<typeof begunIn> }

function termsOfAgreement(
  { agreement, orderForm }: AgreementHeld,
  { question, now }: { readonly question: Question; readonly now: number },
): OwedTerm[] {
  const { windows, notOwed } = windowsOf(question)
  const shown = new Set(onLedger(windows, now))
  const comingOf = (kind: EngagementKind) =>
    windows.filter((window) => window.kind === kind && window.opensAt > now && !shown.has(window))
  return engagementKinds.flatMap((kind): OwedTerm[] => {
    const term = owedTermAt(question, kind, now)
    // what begins later is told by its windows
    if (!term || startOfCivilDate(agreement.zone, agreement.startsOn) > now) return []
    const coming = comingOf(kind)
    return [
      {
        agreement: { id: encodeId('agr', agreement.id), orderForm },
        ...{ kind, cadence: term.value, clause: term.clause },
        ...{ perCustomer: term.perCustomer, isChosen: term.isChosen },
        owesNothing: notOwed.find((one) => one.kind === kind)?.because ?? null,
        coming: coming.slice(0, NAMED_AT_MOST).map(({ number, opensOn, untilOn }) => ({ number, opensOn, untilOn })),
        comingCount: coming.length,
      },
    ]
  })
}
