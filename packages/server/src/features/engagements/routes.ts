import { bookCallEndpoint, getCallTimesEndpoint } from '@mainstay/contracts/calls'
import {
  addActionEndpoint,
  bookEngagementEndpoint,
  cancelEngagementEndpoint,
  contestEngagementEndpoint,
  declineTimesEndpoint,
  draftAgendaEndpoint,
  getEngagementEndpoint,
  getPlannerEndpoint,
  holdEngagementEndpoint,
  listEngagementsEndpoint,
  offerTimesEndpoint,
  pickTimeEndpoint,
  planEngagementEndpoint,
  proposeTimesEndpoint,
  publishMinutesEndpoint,
  setAgendaEndpoint,
  settleActionEndpoint,
  settleContestEndpoint,
  writeMinutesEndpoint,
} from '@mainstay/contracts/engagements'
import { addSessionFilesEndpoint, listSessionFilesEndpoint } from '@mainstay/contracts/session-files'
import { type Route, serve } from '../../platform/http/route.ts'
import { addAction, settleAction } from './actions.ts'
import { draftAgenda, setAgenda } from './agenda.ts'
import { bookCall, getCallTimes } from './book-call.ts'
import { bookEngagement, cancelEngagement } from './book-engagement.ts'
import { contestEngagement, settleContest } from './contest.ts'
import { getPlanner } from './get-planner.ts'
import { holdEngagement } from './hold-engagement.ts'
import { getEngagement, listEngagements } from './list-engagements.ts'
import { offerTimes } from './offer-times.ts'
import { declineTimes, pickTime } from './pick-time.ts'
import { planEngagement } from './plan-engagement.ts'
import { proposeTimes } from './propose-times.ts'
import { addSessionFiles, getSessionFiles } from './session-files.ts'
import { publishMinutes, writeMinutes } from './write-minutes.ts'

export const engagementRoutes: readonly Route[] = [
  serve(listEngagementsEndpoint, listEngagements),
  serve(getEngagementEndpoint, getEngagement),
  serve(planEngagementEndpoint, planEngagement),
  serve(proposeTimesEndpoint, proposeTimes),
  serve(offerTimesEndpoint, offerTimes),
  serve(pickTimeEndpoint, pickTime),
  serve(declineTimesEndpoint, declineTimes),
  serve(bookEngagementEndpoint, bookEngagement),
  serve(cancelEngagementEndpoint, cancelEngagement),
  serve(draftAgendaEndpoint, draftAgenda),
  serve(setAgendaEndpoint, setAgenda),
  serve(holdEngagementEndpoint, holdEngagement),
  serve(writeMinutesEndpoint, writeMinutes),
  serve(publishMinutesEndpoint, publishMinutes),
  serve(addActionEndpoint, addAction),
  serve(settleActionEndpoint, settleAction),
  serve(contestEngagementEndpoint, contestEngagement),
  serve(settleContestEndpoint, settleContest),
  serve(getPlannerEndpoint, getPlanner),
  serve(listSessionFilesEndpoint, getSessionFiles),
  serve(addSessionFilesEndpoint, addSessionFiles),
  serve(getCallTimesEndpoint, getCallTimes),
  serve(bookCallEndpoint, bookCall),
]
