import { writePlatform } from '@mainstay/policy/platforms'
import { byUrgency, sayBehind, sayPlatform, sayWindow, toneClass } from './say-installation.ts'
import './installations.css'
import type { ReactNode } from 'react'
import { t } from './installations-text.ts'
import type { Installation } from './use-installations.ts'

/** What it runs on, each with its state where there is one to tell. */
function Platforms({ installation: { platforms, platform } }: { readonly installation: Installation }) {
  if (platforms.length === 0) return platform === '' ? null : <p className="sm qt">{platform}</p>
  return (
    <ul className="inst-platforms sm">
      {platforms.toSorted(byUrgency).map((one) => {
        const said = sayPlatform(one)
        return (
          <li key={`${one.kind} ${one.name} ${one.version}`} className={`inst-platform inst-${one.state}`}>
            <b>{writePlatform(one)}</b> <span className={toneClass[said.tone]}>{said.text}</span>
          </li>
        )
      })}
    </ul>
  )
}

const urgentOf = (installation: Installation): Installation => ({
  ...installation,
  platform: '',
  platforms: installation.platforms.filter(({ state }) => state === 'unsupported' || state === 'deprecated'),
})

interface InstallationRowProps {
  readonly installation: Installation
  /** On Home: platforms only where one of them wants a look; what the children say stands below. */
  readonly isBrief?: boolean
  /** The menu at the right; below the rest where it is brief. */
  readonly children?: ReactNode
}
/** One installation: version, until when it is supported, what it runs on. */
export function InstallationRow({ installation, isBrief = false, children }: InstallationRowProps) {
  const { name, productVersion, isProduction, size, customisations } = installation
  const window = sayWindow(installation)
  const behind = sayBehind(installation)
  return (
    <li className="inst-row">
      <div className="inst-what">
        <p className="inst-head">
          <b>{name}</b>
          <span className="cl">{t(isProduction ? 'list.production' : 'list.not_production')}</span>
          {customisations === null ? null : (
            <span className="cl" title={customisations}>
              {t('list.customised')}
            </span>
          )}
        </p>
        <p className="inst-window">
          <span className="inst-version">{productVersion}</span>{' '}
          <span className={toneClass[window.tone]}>{window.text}</span>
          {installation.window.endsSoon && installation.window.endsInDays !== null ? (
            <span className="near-t t"> · {t('window.days', { days: installation.window.endsInDays })}</span>
          ) : null}
        </p>
        {isBrief || (behind === undefined && size === null) ? null : (
          <p className="sm qt t">{[behind, size].filter((part) => part !== undefined && part !== null).join(' · ')}</p>
        )}
        <Platforms installation={isBrief ? urgentOf(installation) : installation} />
        {isBrief ? children : null}
      </div>
      {isBrief ? null : children}
    </li>
  )
}
