import { useSend } from '../../data/index.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMayOnDesk } from '../may-work.ts'
import { type FeatureRequest, stages } from './request-types.ts'
import { t } from './requests-text.ts'

type Inside = NonNullable<FeatureRequest['staff']>

const amounts = new Intl.NumberFormat('en')

/** The sum behind the weight, a line each. */
function Weight({ staff }: { readonly staff: Inside }) {
  return (
    <section className="rq-part">
      <header>
        <h2>{t('one.weighs')}</h2>
        {staff.clause === null ? null : <ClauseChip clause={staff.clause} href={`/console/policy#${staff.clause}`} />}
      </header>
      {staff.parts.length === 0 ? <p className="mut">{t('one.weighs_nothing')}</p> : null}
      <table className="rq-sum t">
        <tbody>
          {staff.parts.map(({ what, of, name, per, count, times, sum }) => (
            <tr key={`${what} ${of}`}>
              <th scope="row">
                {t(`part.${what}`, { name: name ?? '', per: per === null ? '' : amounts.format(per) })}
              </th>
              <td className="mut">{t('part.sum', { count, times })}</td>
              <td>{sum}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('one.total')}</th>
            <td />
            <td>{staff.weight}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function Placing({ request }: { readonly request: FeatureRequest }) {
  const place = useSend('POST /requests/:requestId/place')
  const mayPlace = useMayOnDesk('feature_request.decide')
  const isOpen = request.status !== 'shipped' && request.status !== 'declined'
  const put = (value: string) => {
    const stage = stages.find((one) => one === value) ?? null
    void place.mutateAsync({ params: { requestId: request.id }, body: { stage } }).catch(() => undefined)
  }
  return (
    <section className="rq-part">
      <header>
        <h2 id="rq-place">{t('one.place')}</h2>
      </header>
      <FormProblem problem={place.error} isTyped={false} />
      <select
        className="input"
        aria-labelledby="rq-place"
        value={request.stage ?? ''}
        disabled={!mayPlace || !isOpen || place.isPending}
        onChange={(event) => put(event.currentTarget.value)}
      >
        <option value="">{t('one.nowhere')}</option>
        {stages.map((stage) => (
          <option key={stage} value={stage}>
            {t(`rm.${stage}`)}
          </option>
        ))}
      </select>
    </section>
  )
}

/** What stands beside a request: its weight, its place, who sees it. */
export function RequestFacts({ request }: { readonly request: FeatureRequest }) {
  const { staff } = request
  if (staff === null) return null
  const plans = staff.plans.join(', ')
  return (
    <>
      <Weight staff={staff} />
      <Placing request={request} />
      <section className="rq-part">
        <header>
          <h2>{t('one.seen')}</h2>
        </header>
        <p>{t(`rm.${staff.visibility}`, { plans })}</p>
        <p className="mut">{t('form.visibility_how')}</p>
      </section>
    </>
  )
}
