import { lazy, Suspense, useState } from 'react'
import type { Returned } from '../../data/index.ts'
import { formatDay } from '../../ui/time/format-moment.ts'
import { t } from '../text.ts'

const SetUpFactor = lazy(() => import('./set-up-factor.tsx').then((module) => ({ default: module.SetUpFactor })))
const ChangeFactor = lazy(() => import('./change-factor.tsx').then((module) => ({ default: module.ChangeFactor })))

interface FactorPartProps {
  readonly factor: Returned<'GET /auth/second-factor'>
  readonly zone: string
}
/** The second factor: set it up, renew the recovery codes, switch it off. */
export function FactorPart({ factor, zone }: FactorPartProps) {
  const [asked, setAsked] = useState<'begin' | 'renew' | 'end'>()
  const { isOn, since, recoveryCodesLeft, isRequired, hasPassword } = factor
  const onClose = () => setAsked(undefined)
  return (
    <>
      <p className="security-lead">
        {isOn && since !== null ? (
          <>
            <b className="kept-t">{t('factor.on', { date: formatDay(Date.parse(since), zone, true) })}</b>{' '}
            <span className={recoveryCodesLeft < 3 ? 'near-t' : 'mut'}>
              {t('factor.left', { count: recoveryCodesLeft })}
            </span>
          </>
        ) : (
          <span className="mut">{t('factor.off')}</span>
        )}
        {isRequired ? <span className="mut"> {t('factor.required')}</span> : null}
      </p>
      <div className="door-buttons">
        {isOn ? (
          <>
            <button type="button" className="btn" onClick={() => setAsked('renew')}>
              {t('factor.renew')}
            </button>
            {isRequired ? null : (
              <button type="button" className="btn" onClick={() => setAsked('end')}>
                {t('factor.end')}
              </button>
            )}
          </>
        ) : (
          <button type="button" className="btn" onClick={() => setAsked('begin')}>
            {t('factor.set_up')}
          </button>
        )}
      </div>
      <Suspense>
        {asked === 'begin' ? <SetUpFactor hasPassword={hasPassword} onClose={onClose} /> : null}
        {asked === 'renew' || asked === 'end' ? (
          <ChangeFactor asked={asked} hasPassword={hasPassword} onClose={onClose} />
        ) : null}
      </Suspense>
    </>
  )
}
