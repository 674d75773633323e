import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { request as ask, keyOf, read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { WrittenText } from '../../ui/written-text.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { BackTop } from '../back-top.tsx'
import { useMayOnDesk } from '../may-work.ts'
import { Moment } from '../moment.tsx'
import { AdvocacyPart } from './advocacy-part.tsx'
import { AsksPart } from './asks-part.tsx'
import { MergeDialog, SplitDialog } from './move-dialogs.tsx'
import { NotesPart } from './notes-part.tsx'
import { RequestFacts } from './request-facts.tsx'
import { RequestForm } from './request-form.tsx'
import type { FeatureRequest } from './request-types.ts'
import './requests.css'
import { t } from './requests-text.ts'
import { StatusDialog } from './status-dialog.tsx'
import { StatusMark } from './status-mark.tsx'

type Asked = 'status' | 'edit' | 'merge' | 'split'

const useAsks = (requestId: string) => {
  const params = { requestId }
  return useInfiniteQuery({
    queryKey: keyOf('GET /requests/:requestId/asks', { params, query: { pages: 'all' } }),
    queryFn: ({ pageParam, signal }) =>
      ask('GET /requests/:requestId/asks', { params, query: pageParam === '' ? {} : { cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

/** The merge or split that can still be taken back. */
function UndoBar({ request }: { readonly request: FeatureRequest }) {
  const undo = useSend('POST /requests/:requestId/undo')
  const navigate = useNavigate()
  const move = request.staff?.undo
  const mayUndo = useMayOnDesk('feature_request.decide')
  if (!move || !mayUndo) return null
  const act = async () => {
    const { body: made } = await undo.mutateAsync({ params: { requestId: request.id } })
    announce(t('undo.done'))
    await navigate({ to: '/requests/$id', params: { id: made.id } })
  }
  return (
    <div className="rq-undo" role="status">
      <FormProblem problem={undo.error} isTyped={false} />
      <span dir="auto">{t(move.kind === 'merge' ? 'undo.merge_into' : 'undo.split', { title: move.other.title })}</span>
      <Moment at={move.until} />
      <button
        type="button"
        className="btn sm"
        disabled={undo.isPending}
        onClick={() => void act().catch(() => undefined)}
      >
        {t('act.undo')}
      </button>
    </div>
  )
}

function Deeds({ request, onAsk }: { readonly request: FeatureRequest; readonly onAsk: (asked: Asked) => void }) {
  const mayDecide = useMayOnDesk('feature_request.decide')
  if (!mayDecide) return null
  const isOpen = request.status !== 'shipped' && request.status !== 'declined'
  const deed = (asked: Asked, look = 'btn sm') => (
    <button key={asked} type="button" className={look} onClick={() => onAsk(asked)}>
      {t(`act.${asked}`)}
    </button>
  )
  return (
    <div className="rq-deeds">
      {deed('status', 'btn sm pri')}
      {deed('edit')}
      {isOpen ? deed('merge') : null}
      {isOpen && (request.staff?.asks ?? 0) > 1 ? deed('split') : null}
    </div>
  )
}

function Public({ request }: { readonly request: FeatureRequest }) {
  return (
    <>
      <section className="rq-part">
        <header>
          <h2>{t('one.public')}</h2>
          <StatusMark status={request.status} release={request.release} />
        </header>
        <WrittenText text={request.wording} />
        {request.statusWords === null ? null : (
          <p className="rq-words" dir="auto">
            {request.statusWords}
          </p>
        )}
      </section>
      <section className="rq-part">
        <header>
          <h2>{t('one.history')}</h2>
        </header>
        <ol className="rq-history">
          {request.history.map((change) => (
            <li key={change.at + change.to}>
              <StatusMark status={change.to} release={change.release} />
              <span className="mut">
                <Moment at={change.at} />
              </span>
              {change.words === null ? null : <p dir="auto">{change.words}</p>}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

function Page({ request }: { readonly request: FeatureRequest }) {
  useTitle(t('one.title', { title: request.title }))
  const [asked, setAsked] = useState<Asked>()
  const asks = useAsks(request.id)
  const close = () => setAsked(undefined)
  const known = asks.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="rq-page">
      <div className="rq-main">
        <UndoBar request={request} />
        <h1 className="rq-title" dir="auto">
          {request.title}
        </h1>
        <Deeds request={request} onAsk={setAsked} />
        <Public request={request} />
        <AsksPart asks={asks} />
        <NotesPart request={request} />
      </div>
      <aside className="rq-side">
        <RequestFacts request={request} />
        <AdvocacyPart request={request} />
      </aside>
      {asked === 'status' ? <StatusDialog request={request} onClose={close} /> : null}
      {asked === 'edit' ? <RequestForm request={request} onClose={close} /> : null}
      {asked === 'merge' ? <MergeDialog request={request} onClose={close} /> : null}
      {asked === 'split' ? <SplitDialog request={request} asks={known} onClose={close} /> : null}
    </div>
  )
}

/** One request: what everybody reads, who asked, what we say among ourselves. */
export function RequestScreen() {
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string }
  const request = useQuery(read('GET /requests/:requestId', { params: { requestId: id } }))
  return (
    <div className="rq-screen">
      <BackTop
        back={
          <Link className="screen-back" to="/requests">
            <Icon name="back" /> {t('one.back')}
          </Link>
        }
      />
      {request.isPending ? <SkeletonRows rows={8} height={40} /> : null}
      {request.isError ? <ErrorNote title={t('one.failed')} onRetry={() => void request.refetch()} /> : null}
      {request.data ? <Page key={request.data.id} request={request.data} /> : null}
    </div>
  )
}
