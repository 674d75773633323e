import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { read } from '../../data/index.ts'
import { InvitationMark } from '../../doors/invitations/invitation-mark.tsx'
import { useInvitations } from '../../doors/invitations/use-invitations.ts'
import { useInvite } from '../../doors/invitations/use-invite.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useTitle } from '../../ui/use-title.ts'
import { t } from '../house-text.ts'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import { useMe } from '../session-gate.ts'
import type { Member } from './member.ts'
import { type MemberAct, MemberMenu } from './member-menu.tsx'
import { sayWeek } from './say-week.ts'
import './staff.css'

const AddMember = lazy(() => import('./add-member.tsx').then((module) => ({ default: module.AddMember })))
const ChangeMember = lazy(() => import('./change-member.tsx').then((module) => ({ default: module.ChangeMember })))
const EndMember = lazy(() => import('./end-member.tsx').then((module) => ({ default: module.EndMember })))
const FirstPassword = lazy(() =>
  import('../accounts/first-password.tsx').then((module) => ({ default: module.FirstPassword })),
)

type Asked = { readonly kind: 'add' } | { readonly kind: 'change' | 'end' | 'password'; readonly member: Member }
const heads = ['staff.name', 'staff.roles', 'staff.where', 'staff.hours'] as const

/** Who answers here: roles, place with its own time, working hours. */
export function StaffScreen() {
  useTitle(t('staff.title'))
  const staff = useQuery(read('GET /staff', {}))
  const [asked, setAsked] = useState<Asked>()
  const mayManage = useMe().staff?.roles.includes('admin') === true
  const invitations = useInvitations()
  const { invite, takeBack } = useInvite()
  const act = (kind: MemberAct, member: Member) => {
    const invitation = invitations.of(member.id)
    if (kind === 'invite' || kind === 'invite_again') void invite(member)
    else if (kind === 'take_back') void (invitation && takeBack(invitation, member.name))
    else setAsked({ kind, member })
  }
  return (
    <div className="staff">
      <header className="screen-top">
        <h1>{t('staff.heading')}</h1>
        <span className="mut staff-means">{t('staff.means')}</span>
        <span className="gap" />
        {mayManage ? (
          <button type="button" className="btn pri" onClick={() => setAsked({ kind: 'add' })}>
            <Icon name="plus" size={14} />
            {t('staff.add')}
          </button>
        ) : null}
        <SearchButton />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls by keyboard */}
      <section className="screen-body" aria-label={t('staff.heading')} tabIndex={0}>
        {staff.isPending ? <SkeletonRows rows={8} height={40} /> : null}
        {staff.isError ? <ErrorNote title={t('staff.failed')} onRetry={() => void staff.refetch()} /> : null}
        {staff.data === undefined ? null : (
          <table className="sheet">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {t(head)}
                  </th>
                ))}
                {mayManage ? (
                  <th scope="col">
                    <span className="sr">{t('staff.actions')}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {staff.data.items.map((member) => (
                <Row
                  key={member.id}
                  member={member}
                  invitations={invitations}
                  onAsk={mayManage ? (kind) => act(kind, member) : undefined}
                />
              ))}
            </tbody>
          </table>
        )}
      </section>
      <Suspense>{asked === undefined ? null : <Question asked={asked} onClose={() => setAsked(undefined)} />}</Suspense>
    </div>
  )
}

function Question({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  switch (asked.kind) {
    case 'add':
      return <AddMember onClose={onClose} />
    case 'change':
      return <ChangeMember member={asked.member} onClose={onClose} />
    case 'end':
      return <EndMember member={asked.member} onClose={onClose} />
    case 'password':
      return <FirstPassword person={asked.member} onClose={onClose} />
  }
}

interface RowProps {
  readonly member: Member
  readonly invitations: ReturnType<typeof useInvitations>
  readonly onAsk: ((act: MemberAct) => void) | undefined
}

function Row({ member, invitations, onAsk }: RowProps) {
  const me = useMe()
  const now = useNow('minute')
  const { name, email, roles, headOfSupport, city, zone, weekly, isOnDuty, sight, accounts } = member
  const invitation = invitations.of(member.id)
  return (
    <tr>
      <td>
        <span className="staff-name">
          <Avatar name={name} size={24} tone={member.id === me.person.id ? 'me' : 'plain'} />
          <span>
            <b>{name}</b>
            <br />
            <span className="qt">{email}</span>
            {invitation === undefined || invitation.state === 'in' ? null : (
              <>
                <br />
                <InvitationMark invitation={invitation} zone={me.person.zone} />
              </>
            )}
          </span>
        </span>
      </td>
      <td>
        {roles.map((role) => t(`staff.role.${role}`)).join(', ')}
        {headOfSupport ? <span className="staff-mark">{t('staff.head')}</span> : null}
        {sight === 'named' ? (
          <span className="staff-mark">{t('staff.sees', { codes: accounts.map(({ code }) => code).join(', ') })}</span>
        ) : null}
      </td>
      <td>
        {city} <span className="t mut">{formatNear(now, zone, now, 'weekday')}</span>
        <br />
        <span className={isOnDuty ? 'staff-on' : 'qt'}>{t(isOnDuty ? 'staff.on_duty' : 'staff.off_duty')}</span>
      </td>
      <td className="t mut">{sayWeek(weekly)}</td>
      {onAsk === undefined ? null : (
        <td className="staff-do">
          <MemberMenu
            member={member}
            invitation={invitation}
            mailIsSetUp={invitations.mailIsSetUp === true}
            onAsk={onAsk}
          />
        </td>
      )}
    </tr>
  )
}
