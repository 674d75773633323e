import { BrandName } from '../../ui/brand-name.tsx'
import { Wordmark } from '../../ui/mark.tsx'
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
