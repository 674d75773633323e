import { lazy, Suspense } from 'react'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useAccount } from '../use-account.ts'
import { OwnSignOn } from './own-sign-on.tsx'
import { t } from './sign-on-text.ts'

const CompanySignOn = lazy(() => import('./company-sign-on.tsx').then((module) => ({ default: module.CompanySignOn })))

/** Single sign-on in the settings: one's own, and for the primary contact that of the company. */
export function SignOnSections() {
  const { name, role } = useAccount()
  return (
    <>
      <section className="part">
        <div className="part-head">
          <h2>{t('own.heading')}</h2>
        </div>
        <OwnSignOn />
      </section>
      {role === 'primary' ? (
        <section className="part">
          <div className="part-head">
            <h2>{t('company.heading', { company: name })}</h2>
          </div>
          <Suspense fallback={<SkeletonRows rows={2} height={56} />}>
            <CompanySignOn />
          </Suspense>
        </section>
      ) : null}
    </>
  )
}
