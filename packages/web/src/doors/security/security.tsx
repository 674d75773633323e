import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { read } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import '../doors.css'
import { t } from '../text.ts'
import { AddressesPart } from './addresses-part.tsx'
import { FactorPart } from './factor-part.tsx'
import { PasswordPart } from './password-part.tsx'
import { SessionsPart } from './sessions-part.tsx'

interface SecurityProps {
  readonly zone: string
  /** Other ways in that one has connected: single sign-on. */
  readonly others?: ReactNode
}
/** How one comes in and where one is: password, second factor, addresses, sessions. */
export function Security({ zone, others }: SecurityProps) {
  const factor = useQuery(read('GET /auth/second-factor', {}))
  const ways = useQuery(read('GET /auth/ways', {}))
  if (factor.isPending || ways.isPending) return <SkeletonRows rows={6} height={40} />
  if (factor.data === undefined || ways.data === undefined)
    return <ErrorNote title={t('security.failed')} kept={t('security.kept')} onRetry={() => void factor.refetch()} />
  const { hasPassword } = factor.data
  return (
    <div className="security">
      <section aria-labelledby="security-password">
        <h2 id="security-password">{t('security.password')}</h2>
        <PasswordPart hasPassword={hasPassword} />
      </section>
      <section aria-labelledby="security-factor">
        <h2 id="security-factor">{t('factor.title')}</h2>
        <FactorPart factor={factor.data} zone={zone} />
      </section>
      {others}
      <section aria-labelledby="security-addresses">
        <h2 id="security-addresses">{t('addresses.title')}</h2>
        <AddressesPart hasPassword={hasPassword} sendsMail={ways.data.linkByMail} />
      </section>
      <section aria-labelledby="security-sessions">
        <h2 id="security-sessions">{t('sessions.title')}</h2>
        <SessionsPart zone={zone} />
      </section>
    </div>
  )
}
