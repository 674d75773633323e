export { type Fault, isAffected, type RunningVersion, versionsNamed } from './is-affected.ts'
export {
  isGeneral,
  type KnownRelease,
  type LifecycleRules,
  type ReleaseKind,
  releaseKinds,
  type VersionScheme,
  versionSchemes,
} from './known-release.ts'
export { datedLines, type LineWindow, lineWindows, type PlannedEnd, plannedEnds } from './line-windows.ts'
export { lineOf } from './release-lines.ts'
export { windowReason } from './say-window.ts'
export { supportWindow, type WindowQuestion } from './support-window.ts'
export { type Behind, behind, newerReleases, type UpgradeStep, upgradePath } from './upgrade-path.ts'
export { type OrderBound, rangeBounds, versionOrder } from './version-order.ts'
export { compareVersions, inRange, isPrerelease, isRange, isVersion, majorOf } from './versions.ts'
export type { SupportState, SupportWindow } from './window-phases.ts'
