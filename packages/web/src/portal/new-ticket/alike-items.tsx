import { Link, useRouter } from '@tanstack/react-router'
import { type Returned, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import { firstName } from '../promise/promise-model.ts'
import { useMe } from '../session-gate.ts'
import { sayStatus } from '../ticket-row/row-words.ts'
import { t } from './alike-text.ts'
import { Solves } from './solves.tsx'
import type { Solved } from './ticket-form.ts'

export type Alike = Returned<'GET /similar'>
type Ticket = Alike['tickets'][number]
type Issue = Alike['knownIssues'][number]
type Fix = Alike['fixes'][number]

/** What happened already stays where it is: it opens beside what is being written. */
const beside = { target: '_blank', rel: 'noopener' } as const
const Beside = () => <span className="sr"> {t('alike.tab')}</span>

function ReleaseLink({ release }: { readonly release: Fix['release'] }) {
  return (
    <Link className="lk t" to="/releases/$releaseId" params={{ releaseId: release.id }} {...beside}>
      {release.version}
      <Beside />
    </Link>
  )
}

interface IssueItemProps {
  readonly issue: Issue
  readonly version: string | null
  readonly onSolved: (solved: Solved) => void
}
/** What is known to be wrong, with the way round in full: it may save the ticket. */
export function IssueItem({ issue, version, onSolved }: IssueItemProps) {
  const { id, title, says, workaround, affectedRange, fixedIn, fixedInRelease } = issue
  const affects =
    version !== null && issue.affects === true
      ? t('alike.affects', { version })
      : t('alike.range', { range: affectedRange })
  const [before = '', after = ''] = t('alike.in', { version: '\n' }).split('\n')
  return (
    <li>
      <p>
        <b dir="auto">{title}</b>
      </p>
      <div className="mut">
        <WrittenText text={says} />
      </div>
      {workaround === null ? null : (
        <div className="alike-way">
          <b>{t('alike.way')}</b>
          <WrittenText text={workaround} />
        </div>
      )}
      <p className="sm mut t">
        {affects}
        {fixedIn === null ? null : (
          <>
            <i>·</i>
            {before}
            {fixedInRelease === null ? fixedIn : <ReleaseLink release={fixedInRelease} />}
            {after}
          </>
        )}
      </p>
      <Solves by={{ type: 'known_issue', id, words: title }} onSolved={onSolved} />
    </li>
  )
}

function Join({ ticket }: { readonly ticket: Ticket }) {
  const router = useRouter()
  const follow = useSend('POST /tickets/:ticketId/followers')
  const { id, number } = ticket
  const join = async () => {
    await follow.mutateAsync({ params: { ticketId: id }, body: { follow: true } })
    announce(t('alike.joined', { number }))
    await router.navigate({ to: '/tickets/$number', params: { number } })
  }
  return (
    <span className="alike-join">
      {follow.isError ? (
        <span className="sm late-t" role="alert">
          {t('alike.join_fault')}
        </span>
      ) : null}
      <button
        type="button"
        className="btn sm"
        title={t('alike.join_how', { number })}
        disabled={follow.isPending}
        onClick={() => void join().catch(() => undefined)}
      >
        {t('alike.join')} <span className="sr">{number}</span>
      </button>
    </span>
  )
}

/** A ticket of the team, with where it stands; joining it is following it. */
export function TicketItem({ ticket }: { readonly ticket: Ticket }) {
  const { person } = useMe()
  const isMine = ticket.openedBy.id === person.id
  const isOver = ticket.status === 'closed'
  return (
    <li className="alike-ticket">
      <PriorityGlyph priority={ticket.priority} />
      <span>
        <Link className="alike-subject" to="/tickets/$number" params={{ number: ticket.number }} dir="auto" {...beside}>
          {ticket.subject}
          <Beside />
        </Link>
        <span className="sm mut">
          {ticket.number}
          <i>·</i>
          {isMine ? t('alike.yours') : t('alike.by', { name: firstName(ticket.openedBy.name) })}
          <i>·</i>
          {sayStatus(ticket)}
          {ticket.isFollowed && !isMine ? (
            <>
              <i>·</i>
              {t('alike.followed')}
            </>
          ) : null}
        </span>
      </span>
      {isMine || isOver || ticket.isFollowed ? null : <Join ticket={ticket} />}
    </li>
  )
}

interface FixItemProps {
  readonly fix: Fix
  readonly onSolved: (solved: Solved) => void
}
/** What a newer release mends. */
export function FixItem({ fix, onSolved }: FixItemProps) {
  return (
    <li className="alike-fix">
      <span dir="auto">{fix.says}</span>
      <Solves by={{ type: 'release', id: fix.release.id, words: fix.says }} onSolved={onSolved} />
      <span className="sm mut t">
        {fix.isSecurity ? (
          <>
            {t('alike.security')}
            <i>·</i>
          </>
        ) : null}
        <ReleaseLink release={fix.release} />
      </span>
    </li>
  )
}
