import { Link } from '@tanstack/react-router'
import { type Returned, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { t } from './similar-text.ts'

export type Similar = Returned<'GET /tickets/:ticketId/similar'>
type Issue = Similar['knownIssues'][number]

const sayVersion = ({ affects, affectedRange }: Issue, version: string | null) => {
  if (version === null || affects === null) return t('similar.range', { range: affectedRange })
  return t(affects ? 'similar.affects' : 'similar.not_said', { version })
}

/** Where it is mended: a link where that version is out. */
function FixedIn({ issue: { fixedIn, fixedInRelease } }: { readonly issue: Issue }) {
  if (fixedIn === null) return null
  const words = t('similar.fixed_in', { version: fixedIn })
  return (
    <span>
      {fixedInRelease === null ? (
        words
      ) : (
        <Link className="lk" to="/releases/$releaseId" params={{ releaseId: fixedInRelease.id }}>
          {words}
        </Link>
      )}
    </span>
  )
}

interface KnownItemProps {
  readonly issue: Issue
  readonly version: string | null
  readonly ticketId: string
  readonly mayLink: boolean
}
/** A known issue beside a ticket: whether it affects its version, and one press to say that this is it. */
export function KnownItem({ issue, version, ticketId, mayLink }: KnownItemProps) {
  const send = useSend('POST /known-issues/:knownIssueId/tickets')
  const { title, says, workaround, isLinked, isPublic, accountsAffected = 0 } = issue
  const link = async () => {
    await send.mutateAsync({ params: { knownIssueId: issue.id }, body: { ticketId, isLinked: !isLinked } })
    announce(t(isLinked ? 'similar.now_unlinked' : 'similar.now_linked', { title }))
  }
  return (
    <li className={isLinked ? 'sim-issue sim-linked' : 'sim-issue'}>
      <div className="sim-top">
        <b dir="auto">{title}</b>
        {mayLink ? (
          <button
            type="button"
            className={isLinked ? 'btn sm quiet' : 'btn sm'}
            disabled={send.isPending}
            onClick={() => void link().catch(() => undefined)}
          >
            {t(isLinked ? 'similar.unlink' : 'similar.link')} <span className="sr">{title}</span>
          </button>
        ) : null}
      </div>
      <p className="sim-facts t">
        {isLinked ? <span className="kept-t">{t('similar.linked')}</span> : null}
        <span>{sayVersion(issue, version)}</span>
        <FixedIn issue={issue} />
        <span>{t('similar.accounts', { count: accountsAffected })}</span>
        {isPublic ? null : <span className="near-t">{t('similar.staff_only')}</span>}
      </p>
      <FormProblem problem={send.error} isTyped={false} />
      <details>
        <summary>{t(workaround === null ? 'similar.says' : 'similar.way')}</summary>
        <div className="sim-says">
          <WrittenText text={says} />
        </div>
        {workaround === null ? null : (
          <div className="sim-says sim-way">
            <WrittenText text={workaround} />
          </div>
        )}
      </details>
    </li>
  )
}
