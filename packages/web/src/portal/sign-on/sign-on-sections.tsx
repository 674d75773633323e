import { lazy, Suspense } from 'react'
import { OwnSignOn } from '../../doors/sign-on/own-sign-on.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useAccount, useReaderZone } from '../use-account.ts'
import { t } from './sign-on-text.ts'

const ProviderSettings = lazy(() =>
  import('../../doors/sign-on/provider-settings.tsx').then((module) => ({ default: module.ProviderSettings })),
)

/** Single sign-on in the settings: one's own, and for the primary contact that of the company. */
export function SignOnSections() {
  const { name, role } = useAccount()
  const zone = useReaderZone()
  return (
    <>
      <section className="part">
        <div className="part-head">
          <h2>{t('own.heading')}</h2>
        </div>
        <OwnSignOn zone={zone} page="/settings" />
      </section>
      {role === 'primary' ? (
        <section className="part">
          <div className="part-head">
            <h2>{t('company.heading', { company: name })}</h2>
          </div>
          <Suspense fallback={<SkeletonRows rows={2} height={56} />}>
            <ProviderSettings mayManage zone={zone} />
          </Suspense>
        </section>
      ) : null}
    </>
  )
}
