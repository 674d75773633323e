import {
  changeKnownIssueEndpoint,
  createKnownIssueEndpoint,
  linkKnownIssueEndpoint,
  listKnownIssuesEndpoint,
  solveByKnownIssueEndpoint,
} from '@mainstay/contracts/known-issues'
import {
  changeReleaseEndpoint,
  createReleaseEndpoint,
  getDownloadEndpoint,
  getReleaseEndpoint,
  listReleasesEndpoint,
  mergeHotfixEndpoint,
  previewReleaseEndpoint,
  publishReleaseEndpoint,
  setReleaseFixesEndpoint,
  solveByReleaseEndpoint,
  withdrawReleaseEndpoint,
} from '@mainstay/contracts/releases'
import {
  getSupportWindowsEndpoint,
  getVersionStandingEndpoint,
  listSupportEndsEndpoint,
} from '@mainstay/contracts/support-windows'
import { type Route, serve } from '../../platform/http/route.ts'
import { changeRelease, setReleaseFixes } from './change-release.ts'
import { createRelease } from './create-release.ts'
import { getDownload } from './get-download.ts'
import { linkKnownIssue } from './link-known-issue.ts'
import { listKnownIssues } from './list-known-issues.ts'
import { getRelease, listReleases } from './list-releases.ts'
import { listSupportEnds } from './list-support-ends.ts'
import type { InUse } from './ports.ts'
import { previewRelease } from './preview-release.ts'
import { mergeHotfix, publishRelease, withdrawRelease } from './publish-release.ts'
import { solveByKnownIssue, solveByRelease } from './solve-attempt.ts'
import { getSupportWindows } from './support-windows.ts'
import { getVersionStanding } from './version-standing.ts'
import { changeKnownIssue, createKnownIssue } from './write-known-issues.ts'

/** Operations of the catalogue; who runs what is asked of whoever keeps the installations. */
export const releaseRoutes = (inUse: InUse): readonly Route[] => [
  serve(listReleasesEndpoint, listReleases),
  serve(getReleaseEndpoint, getRelease),
  serve(createReleaseEndpoint, createRelease),
  serve(changeReleaseEndpoint, changeRelease),
  serve(setReleaseFixesEndpoint, setReleaseFixes),
  serve(previewReleaseEndpoint, (ctx, input) => previewRelease(ctx, input, inUse)),
  serve(publishReleaseEndpoint, publishRelease),
  serve(withdrawReleaseEndpoint, withdrawRelease),
  serve(mergeHotfixEndpoint, mergeHotfix),
  serve(getDownloadEndpoint, getDownload),
  serve(getSupportWindowsEndpoint, (ctx, input) => getSupportWindows(ctx, input, inUse)),
  serve(getVersionStandingEndpoint, getVersionStanding),
  serve(listSupportEndsEndpoint, (ctx, input) => listSupportEnds(ctx, input, inUse)),
  serve(listKnownIssuesEndpoint, (ctx, input) => listKnownIssues(ctx, input, inUse)),
  serve(createKnownIssueEndpoint, (ctx, input) => createKnownIssue(ctx, input, inUse)),
  serve(changeKnownIssueEndpoint, (ctx, input) => changeKnownIssue(ctx, input, inUse)),
  serve(linkKnownIssueEndpoint, (ctx, input) => linkKnownIssue(ctx, input, inUse)),
  serve(solveByKnownIssueEndpoint, solveByKnownIssue),
  serve(solveByReleaseEndpoint, solveByRelease),
]
