import { accentPalette, isColour, type Scheme } from '@mainstay/policy/portals'
import { type CSSProperties, useState } from 'react'
import { BrandName } from '../ui/brand-name.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { brandSay } from './brand-text.ts'
import './portal-preview.css'

interface Shown {
  readonly name: string
  readonly welcome: string
  readonly logoUrl: string | null
}
interface PortalPreviewProps extends Shown {
  readonly light: string
  readonly dark: string
}
type Page = 'home' | 'sign_in'
const schemes: readonly Scheme[] = ['light', 'dark']

/** The portal as it would look: two of its pages, light and dark, on a desktop and on a phone. Pictures, not controls. */
export function PortalPreview({ light, dark, ...shown }: PortalPreviewProps) {
  const [page, setPage] = useState<Page>('home')
  const colours = { light, dark }
  return (
    <section className="shown" aria-label={brandSay('preview.label')}>
      <header className="shown-head">
        <h2>{brandSay('preview.label')}</h2>
        <Segmented
          label={brandSay('preview.label')}
          value={page}
          onChange={setPage}
          segments={[
            { value: 'home', label: brandSay('preview.home') },
            { value: 'sign_in', label: brandSay('preview.sign_in') },
          ]}
        />
      </header>
      {schemes.map((scheme) => (
        <figure key={scheme} className="shown-scheme" data-theme={scheme} style={tokensOf(scheme, colours[scheme])}>
          <figcaption>{brandSay(`preview.${scheme}`)}</figcaption>
          <div
            className="shown-frames"
            role="img"
            aria-label={brandSay('preview.of', {
              page: brandSay(`preview.${page}`),
              scheme: brandSay(`preview.${scheme}`),
            })}
          >
            {(['desktop', 'phone'] as const).map((size) => (
              <div key={size} className={`shown-frame shown-${size}`} aria-hidden="true">
                {page === 'home' ? <Home {...shown} /> : <SignIn {...shown} />}
              </div>
            ))}
          </div>
        </figure>
      ))}
    </section>
  )
}

const tokensOf = (scheme: Scheme, colour: string): CSSProperties => {
  if (!isColour(colour)) return {}
  const { accent, ink, soft, track } = accentPalette(scheme, colour)
  return { '--accent': accent, '--accent-ink': ink, '--accent-soft': soft, '--track': track } as CSSProperties
}

function Home({ name, logoUrl }: Shown) {
  return (
    <>
      <div className="shown-top">
        <BrandName name={name} logoUrl={logoUrl} />
        <span className="shown-places">
          <b>{brandSay('preview.place_home')}</b>
          <span>{brandSay('preview.place_tickets')}</span>
          <span>{brandSay('preview.place_team')}</span>
        </span>
        <span className="btn pri shown-button">{brandSay('preview.new')}</span>
      </div>
      <div className="shown-card">
        <b>
          {brandSay('preview.open')} <i>{brandSay('preview.until')}</i>
        </b>
        <span className="mut">{brandSay('preview.lead')}</span>
        <span className="shown-ribbon" />
        <span className="lk">{brandSay('preview.why')}</span>
      </div>
      {([62, 34] as const).map((share) => (
        <div key={share} className="shown-line">
          <span />
          <span style={{ '--share': `${share}%` } as CSSProperties} />
        </div>
      ))}
    </>
  )
}

function SignIn({ name, logoUrl, welcome }: Shown) {
  return (
    <div className="shown-door">
      <BrandName name={name} logoUrl={logoUrl} />
      {welcome === '' ? null : <p className="mut">{welcome}</p>}
      <div className="shown-card">
        <b>{brandSay('preview.heading')}</b>
        <span className="shown-input">{brandSay('preview.address')}</span>
        <span className="shown-input">{brandSay('preview.password')}</span>
        <span className="btn pri shown-button">{brandSay('preview.heading')}</span>
      </div>
    </div>
  )
}
