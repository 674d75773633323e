import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ApiProblem, read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { SettingsPage } from './settings-page.tsx'
import { t } from './sign-in-rules-text.ts'

/** The rules of signing in to this desk. */
export function SignInRulesScreen() {
  const rules = useQuery(read('GET /settings/sign-in', {}))
  return (
    <SettingsPage heading={t('rules.heading')} title={t('rules.title')} says={t('rules.says')}>
      {rules.isPending ? <SkeletonRows rows={2} height={40} /> : null}
      {rules.isError ? <ErrorNote title={t('rules.failed')} onRetry={() => void rules.refetch()} /> : null}
      {rules.data === undefined ? null : (
        <SecondFactorRule isRequired={rules.data.staffSecondFactor === 'required'} without={rules.data.staffWithout} />
      )}
    </SettingsPage>
  )
}

function SecondFactorRule({ isRequired, without }: { readonly isRequired: boolean; readonly without: number }) {
  const change = useSend('POST /settings/sign-in')
  const hasNoneOwn = change.error instanceof ApiProblem && change.error.code === 'session.second_factor_off'
  const choose = async (required: boolean) => {
    const body = { staffSecondFactor: required ? ('required' as const) : ('optional' as const) }
    if ((await change.mutateAsync({ body }).catch(() => undefined)) === undefined) return
    announce(t(required ? 'rules.now_required' : 'rules.now_optional'))
  }
  return (
    <div className="rules">
      <h2>{t('rules.factor')}</h2>
      <label className="rules-choice">
        <input
          type="checkbox"
          checked={isRequired}
          disabled={change.isPending}
          onChange={(event) => void choose(event.currentTarget.checked)}
        />
        <span>
          {t('rules.require')}
          <span className="field-hint">
            {isRequired ? t('rules.required_hint') : t('rules.require_hint', { count: without })}
          </span>
        </span>
      </label>
      {hasNoneOwn ? (
        <ErrorNote title={t('rules.own_first')} kept={t('rules.own_why')}>
          <Link className="lk" to="/security">
            {t('rules.own_go')}
          </Link>
        </ErrorNote>
      ) : (
        <FormProblem problem={change.error} isTyped={false} />
      )}
    </div>
  )
}
