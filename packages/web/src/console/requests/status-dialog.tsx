import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { PickRelease } from './pick-release.tsx'
import type { FeatureRequest, Status } from './request-types.ts'
import { t } from './requests-text.ts'

const named: readonly Status[] = ['planned', 'in_progress', 'shipped']
const mayMove = (status: Status) => status === 'planned' || status === 'in_progress'

/** What may be said next; of what waits for a release also that it waits for another one. */
const choicesOf = ({ status, staff }: FeatureRequest): readonly Status[] => [
  ...(staff?.next ?? []),
  ...(mayMove(status) ? [status] : []),
]

/** The release to come that it waits for; what it shipped with is no plan. */
const plannedFor = ({ status, staff }: FeatureRequest) => (status === 'shipped' ? null : (staff?.releaseId ?? null))

/** What most often comes next. */
const usual: Readonly<Record<Status, Status>> = {
  noted: 'under_consideration',
  under_consideration: 'planned',
  planned: 'in_progress',
  in_progress: 'shipped',
  shipped: 'in_progress',
  declined: 'under_consideration',
}
/** Said of a request that goes to a release: that it is planned for it, or in progress still. */
const saidOfMove = ({ status }: FeatureRequest): Status => (status === 'in_progress' ? 'in_progress' : 'planned')

interface StatusProps {
  readonly request: FeatureRequest
  /** The release that it goes to. */
  readonly toRelease?: string | undefined
  readonly onClose: () => void
}
/** How it stands, in words that everybody reads. */
export function StatusDialog({ request, toRelease, onClose }: StatusProps) {
  const choices = choicesOf(request)
  const send = useSend('POST /requests/:requestId/status')
  const [status, setStatus] = useState<Status>(toRelease ? saidOfMove(request) : usual[request.status])
  const [words, setWords] = useState('')
  const [releaseId, setReleaseId] = useState(toRelease ?? plannedFor(request))
  const isMove = status === request.status
  const isReady = isMove ? releaseId !== null && releaseId !== request.staff?.releaseId : true
  const say = async () => {
    const body = {
      status,
      ...(words.trim() === '' ? {} : { words }),
      ...(named.includes(status) ? { releaseId } : {}),
    }
    await send.mutateAsync({ params: { requestId: request.id }, body, ifMatch: `"${request.version}"` })
    announce(t('status.said', { status: t(`status.${status}`) }))
    onClose()
  }
  return (
    <Dialog
      title={t('status.title')}
      onClose={onClose}
      onSubmit={() => void say().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={send.isPending || !isReady}>
          {t('status.send')}
        </button>
      }
    >
      <FormProblem problem={send.error} />
      <Field label={t('status.pick')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={status}
            onChange={(event) => {
              const next = choices.find((one) => one === event.currentTarget.value) ?? status
              setStatus(next)
              setReleaseId(next === 'shipped' ? null : (toRelease ?? plannedFor(request)))
            }}
          >
            {choices.map((one) => (
              <option key={one} value={one}>
                {one === request.status ? t('status.moves', { status: t(`status.${one}`) }) : t(`status.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {named.includes(status) ? (
        <PickRelease
          productId={request.productId}
          out={status === 'shipped'}
          isNeeded={status === 'planned' || isMove}
          value={releaseId}
          onChange={setReleaseId}
        />
      ) : null}
      <Field label={t('status.words')} hint={t('status.words_how')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input rq-text"
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Field>
      <p className="mut">
        {t('status.tells', { asks: request.staff?.asks ?? 0, accounts: request.staff?.accounts ?? 0 })}
      </p>
    </Dialog>
  )
}
