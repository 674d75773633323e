import { Link } from '@tanstack/react-router'
import { t as say } from '../../assessed/assessed-text.ts'
import type { Assessment, Bundle } from '../../assessed/assessed-types.ts'
import { OtherProduct } from '../../assessed/other-product.tsx'
import { sayDay } from '../../assessed/trend-part.tsx'
import { useSend } from '../../data/index.ts'
import { saveFile } from '../../data/save-file.ts'
import { sayDate, sayLastDay } from '../../owed/owed-model.ts'
import { itemsOf, useOwed } from '../../owed/use-owed.ts'
import { useNow } from '../../ui/time/clock.ts'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMayOnAccount } from '../may-work.ts'
import { Moment } from '../moment.tsx'
import { PinnedNotes } from '../success/pinned-notes.tsx'
import { t } from './console-assessments-text.ts'

interface FactsProps {
  readonly assessment: Assessment
  readonly mayEdit: boolean
}
/** What it is made of: account, snapshot, rules, the window that it meets. */
export function AssessmentFacts({ assessment, mayEdit }: FactsProps) {
  const { account, environment, bundle, ruleSet, score, level, createdBy } = assessment
  return (
    <>
      <PinnedNotes accountId={account.id} className="ca-pinned" />
      <h2 className="ca-facts-head">{t('facts.heading')}</h2>
      <dl className="ca-facts">
        <div>
          <dt>{t('facts.account')}</dt>
          <dd>
            <Link className="lk" to="/accounts/$code" params={{ code: account.code }}>
              {account.name}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{t('facts.environment')}</dt>
          <dd>{environment.name}</dd>
        </div>
        <div>
          <dt>{t('facts.runs')}</dt>
          <dd className="t">
            {bundle.product.name} {bundle.product.version}
            {bundle.operatingSystem === null ? '' : `, ${bundle.operatingSystem}`}
          </dd>
        </div>
        <div>
          <dt>{t('facts.collected')}</dt>
          <dd>
            <Moment at={assessment.collectedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('facts.score')}</dt>
          <dd className="t">
            <span className={`as-dot as-${level} ca-dot`} aria-hidden="true" /> {score}, {say(`level.${level}`)}
          </dd>
        </div>
        <div>
          <dt>{t('facts.rules')}</dt>
          <dd>
            <Link className="lk t" to="/assessments/rules">
              {ruleSet.id} {ruleSet.version}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{t('facts.window')}</dt>
          <dd>
            <Window assessment={assessment} mayEdit={mayEdit} />
          </dd>
        </div>
        <div>
          <dt>{t('facts.by')}</dt>
          <dd>{createdBy?.name ?? ''}</dd>
        </div>
        <div>
          <dt>{t('facts.bundle')}</dt>
          <dd>
            <BundleFacts bundle={bundle} />
          </dd>
        </div>
      </dl>
    </>
  )
}

function Window({ assessment, mayEdit }: FactsProps) {
  const now = useNow('minute')
  const change = useSend('PATCH /assessments/:assessmentId')
  const states = ['breached', 'open', 'scheduled'] as const
  const query = { accountId: assessment.account.id, kind: 'production_assessment', limit: 50 } as const
  const windows = itemsOf(useOwed(query))
  const name = (owed: (typeof windows)[number]) => `${sayDate(owed.opensOn, now)} – ${sayLastDay(owed, now)}`
  const own = windows.find(({ id }) => id === assessment.commitmentId)
  if (!mayEdit || (own !== undefined && own.metAt !== null)) return own === undefined ? t('facts.no_window') : name(own)
  const set = (id: string) =>
    change
      .mutateAsync({
        params: { assessmentId: assessment.id },
        ifMatch: `"${assessment.version}"`,
        body: { commitmentId: id === '' ? null : id },
      })
      .catch(() => undefined)
  return (
    <>
      <select
        className="input t"
        aria-label={t('facts.window')}
        value={assessment.commitmentId ?? ''}
        disabled={change.isPending}
        onChange={(event) => void set(event.currentTarget.value)}
      >
        <option value="">{t('facts.no_window')}</option>
        {windows
          .filter((owed) => owed.id === assessment.commitmentId || states.some((state) => state === owed.state))
          .map((owed) => (
            <option key={owed.id} value={owed.id}>
              {name(owed)}
            </option>
          ))}
      </select>
      <FormProblem problem={change.error} isTyped={false} />
    </>
  )
}

const redactedIn = ({ redacted }: Bundle): number => Object.values(redacted).reduce((sum, count) => sum + count, 0)

function BundleFacts({ bundle }: { readonly bundle: Bundle }) {
  const mayDownload = useMayOnAccount('bundle.download')
  const failed = bundle.collectors.filter(({ state }) => state === 'failed' || state === 'timed_out').length
  const save = () => saveFile('GET /bundles/:bundleId/original', { params: { bundleId: bundle.id } })
  return (
    <div className="ca-bundle">
      {bundle.hasOriginal && mayDownload ? (
        <button type="button" className="link-button lk" onClick={() => void save().catch(() => undefined)}>
          {t('facts.download')}
        </button>
      ) : null}
      {bundle.hasOriginal ? null : <span className="mut">{t('facts.gone')}</span>}
      {bundle.hasOriginal && bundle.originalUntil !== null ? (
        <span className="mut sm">{t('facts.until', { date: sayDay(bundle.originalUntil) })}</span>
      ) : null}
      <OtherProduct bundle={bundle} />
      <span className="mut sm">{t('facts.redacted', { count: redactedIn(bundle) })}</span>
      {bundle.looksSecret === 0 ? null : (
        <b className="near-t sm">{t('facts.secrets', { count: bundle.looksSecret })}</b>
      )}
      {failed === 0 ? null : <span className="mut sm">{t('facts.collectors', { count: failed })}</span>}
    </div>
  )
}
