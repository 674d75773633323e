import { previewIssueUpdateEndpoint, sendIssueUpdateEndpoint } from '@mainstay/contracts/known-issues'
import { type Route, serve } from '../../platform/http/route.ts'
import { previewIssueUpdate, sendIssueUpdate } from './send-update.ts'

/** One text to every ticket about a known issue. */
export const issueUpdateRoutes: readonly Route[] = [
  serve(previewIssueUpdateEndpoint, previewIssueUpdate),
  serve(sendIssueUpdateEndpoint, sendIssueUpdate),
]
