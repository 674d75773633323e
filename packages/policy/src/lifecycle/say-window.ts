import type { Reason } from '../reasons/types.ts'
import { catalogueOf } from './release-lines.ts'
import type { WindowQuestion } from './support-window.ts'
import { isVersion } from './versions.ts'
import type { SupportWindow } from './window-phases.ts'

type About = Pick<WindowQuestion, 'version' | 'releases' | 'rules'>

/** The major release that would end the preceding one: as it is planned, else the number after the newest line. */
const nextMajor = ({ releases }: About, endedBy: string | null): string | null => {
  const { lines } = catalogueOf(releases)
  const place = lines.findIndex(({ version }) => version === endedBy)
  const planned = lines[place + 1]
  if (planned) return planned.version
  return releases[0]?.scheme === 'semver' && place >= 0 ? `${Number(lines[place]?.line) + 1}.0` : null
}

/** `9.x`; a line of a vendor's own scheme is named as it is. */
const lineName = ({ version, releases }: About): string | null => {
  if (!isVersion(version)) return null
  const line = catalogueOf(releases).lineOf(version)
  return releases[0]?.scheme === 'calendar' ? line : `${line}.x`
}

/** A window as a reason, whose words `explain` makes (policy 5.2, 5.3). */
export const windowReason = (window: SupportWindow, about: About): Reason => {
  const { state, from, until, endedBy, clause } = window
  const isTest = state === 'not_released' && clause === about.rules.onlyGenerallyAvailable.clause && from === null
  const facts = {
    version: about.version,
    ...(state === 'current' || state === 'preceding' ? { line: lineName(about) } : {}),
    ...(state === 'current' ? { months: about.rules.preceding.months } : {}),
    ...(state === 'preceding' ? { until, next: nextMajor(about, endedBy) } : {}),
    ...(state === 'ended' ? { until, endedBy } : {}),
    ...(state === 'not_released' ? { from } : {}),
  }
  return { code: isTest ? 'version.prerelease' : `version.${state}`, clause, facts }
}
