import type { ReactNode } from 'react'
import { type Returned, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDuration } from '../../ui/time/format-duration.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { t } from '../house-text.ts'
import { useMe } from '../session-gate.ts'
import { ProblemNote } from '../ticket/problem-note.tsx'

type System = Returned<'GET /system'>

interface FactProps {
  readonly name: string
  readonly state: string
  readonly tone: 'fine' | 'near' | 'late' | 'plain'
  readonly children?: ReactNode
}
function Fact({ name, state, tone, children }: FactProps) {
  return (
    <div className="system-fact">
      <dt>{name}</dt>
      <dd>
        <span className={`system-state system-${tone}`}>{state}</span>
        {children}
      </dd>
    </div>
  )
}

const useNear = () => {
  const now = useNow('minute')
  const { zone } = useMe().person
  return (at: string | null) => (at === null ? '' : formatNear(Date.parse(at), zone, now))
}

function ClockFact({ clock }: Pick<System, 'clock'>) {
  const near = useNear()
  const me = useMe()
  const confirm = useSend('POST /system/clock/acceptance')
  const isFrozen = clock.state === 'frozen'
  const accept = async () => {
    await confirm.mutateAsync({})
    announce(t('system.confirmed'))
  }
  const ahead = formatDuration(clock.aheadMs ?? 0, { seconds: true })
  return (
    <Fact
      name={t('system.clock')}
      state={isFrozen ? t('system.clock_frozen', { time: near(clock.since), ahead }) : t('system.clock_running')}
      tone={isFrozen ? 'late' : 'fine'}
    >
      <p className="qt">{t('system.clock_how')}</p>
      {isFrozen && me.staff?.roles.includes('admin') ? (
        <button
          type="button"
          className="btn pri"
          disabled={confirm.isPending}
          onClick={() => void accept().catch(() => undefined)}
        >
          {t('system.confirm')}
        </button>
      ) : null}
      <ProblemNote problem={confirm.error} />
    </Fact>
  )
}

function MailFact({ mail }: Pick<System, 'mail'>) {
  const near = useNear()
  if (!mail.configured)
    return (
      <Fact name={t('system.mail')} state={t('system.mail_off')} tone="near">
        <p className="qt">{t('system.mail_off_how')}</p>
      </Fact>
    )
  const words =
    mail.waiting === 0
      ? t('system.mail_idle')
      : t('system.mail_waiting', { count: mail.waiting, time: near(mail.oldestWaitingAt) })
  return <Fact name={t('system.mail')} state={words} tone={mail.waiting === 0 ? 'fine' : 'near'} />
}

/** Each part of the desk with its state in words; what is wrong says what to do. */
export function SystemFacts({ system }: { readonly system: System }) {
  const near = useNear()
  const { sweep, parked } = system
  return (
    <dl className="system-facts">
      <ClockFact clock={system.clock} />
      <MailFact mail={system.mail} />
      <Fact
        name={t('system.sweep')}
        state={sweep.overdue === 0 ? t('system.sweep_fine') : t('system.sweep_late', { count: sweep.overdue })}
        tone={sweep.overdue === 0 ? 'fine' : 'late'}
      >
        <p className="qt t">
          {sweep.lastTickAt === null
            ? t('system.sweep_elsewhere')
            : t('system.sweep_seen', { time: near(sweep.lastTickAt) })}
        </p>
      </Fact>
      <Fact
        name={t('system.parked')}
        state={parked === 0 ? t('system.parked_none') : t('system.parked_some', { count: parked })}
        tone={parked === 0 ? 'fine' : 'near'}
      />
      <Fact name={t('system.database')} state={t(`system.database_${system.database}`)} tone="plain" />
      <Fact name={t('system.tzdata')} state={system.tzdata} tone="plain" />
      <Fact name={t('system.version')} state={system.version} tone="plain" />
    </dl>
  )
}
