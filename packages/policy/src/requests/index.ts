export { backersIn } from './backers-in.ts'
export { isOpenRequest, mayFollow, statusesAfter } from './may-follow.ts'
export {
  type Ask,
  type RequestCounts,
  type RequestStatus,
  type RequestWeight,
  type RequestWeights,
  requestStatuses,
  type WeightPart,
} from './types.ts'
export {
  addCounts,
  countAsks,
  countBackers,
  countsOfAdvocacy,
  countsOfAsk,
  nothingCounted,
  takeCounts,
  weighCounts,
  weighRequest,
} from './weigh-request.ts'
