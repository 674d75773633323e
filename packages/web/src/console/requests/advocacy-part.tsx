import { useState } from 'react'
import { type Returned, useSend } from '../../data/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMayOnAccount, useMayOnDesk } from '../may-work.ts'
import { Moment } from '../moment.tsx'
import { ArgueDialog } from './argue-dialog.tsx'
import type { FeatureRequest } from './request-types.ts'
import { t } from './requests-text.ts'

type Advocacy = NonNullable<Returned<'GET /requests/:requestId'>['staff']>['advocacy'][number]

interface DecideProps {
  readonly request: FeatureRequest
  readonly advocacy: Advocacy
  readonly onClose: () => void
}
const verdicts = ['upheld', 'not_upheld'] as const
function DecideDialog({ request, advocacy, onClose }: DecideProps) {
  const decide = useSend('POST /requests/:requestId/advocacy/:advocacyId/decision')
  const [verdict, setVerdict] = useState<(typeof verdicts)[number]>('upheld')
  const [because, setBecause] = useState('')
  const submit = async () => {
    const params = { requestId: request.id, advocacyId: advocacy.id }
    await decide.mutateAsync({ params, body: { verdict, because } })
    onClose()
  }
  return (
    <Dialog
      title={t('decide.title')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={decide.isPending}>
          {t('decide.do')}
        </button>
      }
    >
      <FormProblem problem={decide.error} />
      <blockquote className="rq-argument">{advocacy.argument}</blockquote>
      <Segmented
        label={t('decide.verdict')}
        value={verdict}
        segments={verdicts.map((value) => ({ value, label: t(`decide.${value}`) }))}
        onChange={setVerdict}
      />
      <Field label={t('decide.because')} hint={t('argue.argument_how')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input rq-text"
            maxLength={2000}
            value={because}
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}

function Line({ advocacy, onDecide }: { readonly advocacy: Advocacy; readonly onDecide: (() => void) | undefined }) {
  const { account, review, argument, arguedBy, arguedAt, verdict, because, decidedBy } = advocacy
  return (
    <li className="rq-argued">
      <p className="mut">
        {t('one.argued', { name: arguedBy?.name ?? '', account: account.name, review })} · <Moment at={arguedAt} />
      </p>
      <p dir="auto">{argument}</p>
      {verdict === null ? (
        <p className="rq-verdict">
          <span className="mut">{t('one.open')}</span>
          {onDecide ? (
            <button type="button" className="btn sm" onClick={onDecide}>
              {t('act.decide')}
            </button>
          ) : null}
        </p>
      ) : (
        <p className={`rq-verdict rq-${verdict}`}>
          <b>{t(`one.${verdict}`, { name: decidedBy?.name ?? '' })}</b> <span dir="auto">{because}</span>
        </p>
      )}
    </li>
  )
}

/** Who argued for it, in which review, and what was decided. */
export function AdvocacyPart({ request }: { readonly request: FeatureRequest }) {
  const mayArgue = useMayOnAccount('feature_request.argue')
  const mayDecide = useMayOnDesk('feature_request.decide')
  const [asked, setAsked] = useState<'argue' | Advocacy>()
  const lines = request.staff?.advocacy ?? []
  const close = () => setAsked(undefined)
  return (
    <section className="rq-part">
      <header>
        <h2>{t('one.advocacy')}</h2>
        {mayArgue ? (
          <button type="button" className="btn quiet sm" onClick={() => setAsked('argue')}>
            {t('act.argue')}
          </button>
        ) : null}
      </header>
      {lines.length === 0 ? <p className="mut">{t('one.no_advocacy')}</p> : null}
      <ul>
        {lines.map((line) => (
          <Line key={line.id} advocacy={line} onDecide={mayDecide ? () => setAsked(line) : undefined} />
        ))}
      </ul>
      {asked === 'argue' ? <ArgueDialog request={request} onClose={close} /> : null}
      {typeof asked === 'object' ? <DecideDialog request={request} advocacy={asked} onClose={close} /> : null}
    </section>
  )
}
