import type { Agreement } from '@mainstay/contracts/accounts'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { useMe } from '../session-gate.ts'
import { t } from './agreement-text.ts'
import { FormProblem } from './form-problem.tsx'
import { sayInstantIn } from './say-instant.ts'

type Special = Agreement['specialTerms'][number]

/** What the order form names, who signed, and what waits: until a second person signs it does not hold. */
export function SpecialTerms({ agreement, mayWrite }: { readonly agreement: Agreement; readonly mayWrite: boolean }) {
  return agreement.specialTerms.map((special) => (
    <div key={special.amendmentId ?? 'own'} className="agreement-note">
      <p>
        <b>{t('agreement.special', { orderForm: special.orderForm })}</b>
        {special.effectiveAt === null ? null : (
          <span className="mut t">
            {t('agreement.special_from', { from: sayInstantIn(Date.parse(special.effectiveAt), agreement.zone) })}
          </span>
        )}
      </p>
      <ul className="agreement-changes">
        {special.clauses.map(({ id, title, text }) => (
          <li key={id}>
            <ClauseChip clause={id} /> {title}. {text}
          </li>
        ))}
      </ul>
      {special.holds ? (
        <p className="mut">{t('agreement.special_holds', { names: namesOf(special) })}</p>
      ) : (
        <Waiting agreement={agreement} special={special} mayWrite={mayWrite} />
      )}
    </div>
  ))
}

const namesOf = ({ signedBy }: Special): string => signedBy.map(({ name }) => name).join(', ')

interface WaitingProps {
  readonly agreement: Agreement
  readonly special: Special
  readonly mayWrite: boolean
}
function Waiting({ agreement: { accountId, id }, special, mayWrite }: WaitingProps) {
  const send = useSend('POST /accounts/:accountId/agreements/:agreementId/signatures')
  const { person } = useMe()
  const { signedBy, signaturesNeeded } = special
  const maySign = mayWrite && signedBy.every((one) => one.id !== person.id)
  const sign = async () => {
    await send.mutateAsync({ params: { accountId, agreementId: id } })
    announce(t('agreement.signed'))
  }
  return (
    <>
      <p className="near-t">
        {t('agreement.special_waits', { got: signedBy.length, needed: signaturesNeeded, names: namesOf(special) })}
      </p>
      <FormProblem problem={send.error} isTyped={false} />
      {maySign ? (
        <button
          type="button"
          className="btn sm"
          disabled={send.isPending}
          onClick={() => void sign().catch(() => undefined)}
        >
          {t('agreement.sign')}
        </button>
      ) : null}
    </>
  )
}
