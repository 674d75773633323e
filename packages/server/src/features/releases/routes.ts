import {
  changeKnownIssueEndpoint,
  createKnownIssueEndpoint,
  linkKnownIssueEndpoint,
  listKnownIssuesEndpoint,
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
import { previewRelease } from './preview-release.ts'
import { mergeHotfix, publishRelease, withdrawRelease } from './publish-release.ts'
import { getSupportWindows, getVersionStanding } from './support-windows.ts'
import { changeKnownIssue, createKnownIssue } from './write-known-issues.ts'

export const releaseRoutes: readonly Route[] = [
  serve(listReleasesEndpoint, listReleases),
  serve(getReleaseEndpoint, getRelease),
  serve(createReleaseEndpoint, createRelease),
  serve(changeReleaseEndpoint, changeRelease),
  serve(setReleaseFixesEndpoint, setReleaseFixes),
  serve(previewReleaseEndpoint, previewRelease),
  serve(publishReleaseEndpoint, publishRelease),
  serve(withdrawReleaseEndpoint, withdrawRelease),
  serve(mergeHotfixEndpoint, mergeHotfix),
  serve(getDownloadEndpoint, getDownload),
  serve(getSupportWindowsEndpoint, getSupportWindows),
  serve(getVersionStandingEndpoint, getVersionStanding),
  serve(listSupportEndsEndpoint, listSupportEnds),
  serve(listKnownIssuesEndpoint, listKnownIssues),
  serve(createKnownIssueEndpoint, createKnownIssue),
  serve(changeKnownIssueEndpoint, changeKnownIssue),
  serve(linkKnownIssueEndpoint, linkKnownIssue),
]
