import { BrandName } from '../../ui/brand/brand-name.tsx'
import { Wordmark } from '../../ui/mark.tsx'
import '../../ui/sign-in-form.css'
import { t } from './own-text.ts'
import { portalHere } from './portal-here.ts'
import './sign-in-brand.css'

/** Above the sign-in: whose portal this is, and what it says to whoever comes. */
export function SignInBrand() {
  if (portalHere === undefined) return <Wordmark height={32} />
  const { name, logoUrl, welcome } = portalHere
  return (
    <div className="sign-in-own">
      <BrandName name={name} logoUrl={logoUrl} />
      {welcome === null ? null : <p className="sign-in-welcome">{welcome}</p>}
    </div>
  )
}

/** Where passwords are not offered: how one comes in instead. */
export function WithoutPassword() {
  const bySso = portalHere?.methods.includes('sso') === true
  return (
    <main className="sign-in">
      <div className="sign-in-brand">
        <SignInBrand />
      </div>
      <section className="panel sign-in-other">
        <h1>{t('sign_in.no_password')}</h1>
        <p className="mut">{t(bySso ? 'sign_in.sso_only' : 'sign_in.link_only')}</p>
      </section>
    </main>
  )
}
