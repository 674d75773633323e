import {
  getSolvedAnswerEndpoint,
  listSolvedAnswersEndpoint,
  saySolvedEndpoint,
} from '@mainstay/contracts/solved-answers'
import { type Route, serve } from '../../platform/http/route.ts'
import { listSolvedAnswers } from './list-solved-answers.ts'
import { getSolvedAnswer, saySolved } from './say-solved.ts'

export { answerFacts } from './report-facts.ts'

/** Did this solve it? Asked once a ticket is closed, of those who opened it. */
export const solvedAnswerRoutes: readonly Route[] = [
  serve(getSolvedAnswerEndpoint, getSolvedAnswer),
  serve(saySolvedEndpoint, saySolved),
  serve(listSolvedAnswersEndpoint, listSolvedAnswers),
]
