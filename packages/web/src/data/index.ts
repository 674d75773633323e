export { openLive, useLiveEvents, useLiveState } from './live.ts'
export { isAboutNetworks, readNetworks } from './networks.ts'
export { pictureOf } from './pictures.ts'
export { useFoundPlaces, usePrimaryEffect } from './primary.ts'
export { ApiProblem, isPassing } from './problem.ts'
export { createQueryClient, keyOf, read } from './queries.ts'
export { readPages } from './read-pages.ts'
export {
  type Answer,
  actFor,
  addressOf,
  type Operation,
  type Returned,
  readActingFor,
  request,
  requestAnswer,
  type Sent,
} from './request.ts'
export { useSend } from './send.ts'
export { isSignedOut, me, onServerTime, outcomeOf, ownPortals, type SignInOutcome, signIn, signOut } from './session.ts'
export { findSignOn, goToProvider, sayRefusal, useOwnIdentities, useProviders } from './sign-on.ts'
export type { LiveEvent } from './touches.ts'
export { uploadFile } from './upload.ts'
export { currentViewing, leaveViewing, resumeViewing } from './viewing.ts'
