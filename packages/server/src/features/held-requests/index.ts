import {
  admitRequestEndpoint,
  adoptRequestEndpoint,
  assignRequestEndpoint,
  closeAsSpamEndpoint,
  declineRequestEndpoint,
  getHeldRequestEndpoint,
  getProofMailsEndpoint,
  listHeldRequestsEndpoint,
  lookAtProofEndpoint,
  proveAddressEndpoint,
  seeHeldRequestEndpoint,
  sendRequestEndpoint,
  sendRequestFileEndpoint,
} from '@mainstay/contracts/held-requests'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import { type Route, serve, serveRaw } from '../../platform/http/route.ts'
import { readUploads } from '../files/index.ts'
import type { LetterSource } from '../notifications/index.ts'
import { admitRequest, adoptRequest } from './adopt-request.ts'
import { declineRequest, seeHeldRequest } from './decline-request.ts'
import type { HeldParts } from './held-parts.ts'
import { heldLetters } from './letters.ts'
import { getHeldRequest, listHeldRequests } from './list-held-requests.ts'
import { getProofMails } from './proof-mails.ts'
import { lookAtProof, proveAddress } from './prove-address.ts'
import { makeHeldSecrets } from './secrets.ts'
import { sendRequest } from './send-request.ts'
import { sendRequestFile } from './send-request-file.ts'
import { assignRequest, closeAsSpam } from './sort-requests.ts'

export { dropOldProofs } from './proof-queries.ts'
export { heldSources } from './sweeps.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/** What people with a role here do with held requests. */
export const heldRoutes: readonly Route[] = [
  serve(listHeldRequestsEndpoint, listHeldRequests),
  serve(getHeldRequestEndpoint, getHeldRequest),
  serve(seeHeldRequestEndpoint, seeHeldRequest),
  serve(adoptRequestEndpoint, adoptRequest),
  serve(declineRequestEndpoint, declineRequest),
  serve(admitRequestEndpoint, admitRequest),
  serve(assignRequestEndpoint, assignRequest),
  serve(closeAsSpamEndpoint, closeAsSpam),
  serve(getProofMailsEndpoint, (ctx: Ctx) => getProofMails(ctx)),
]

/** The doors that are open to anybody: a request is taken in, and an address proved. `secret` is the desk's. */
export function openHeldRequests({
  secret,
  ...settings
}: Omit<HeldParts, 'secrets' | 'asWorker'> & { readonly secret: string }): {
  readonly routes: readonly Route[]
  readonly letters: LetterSource
} {
  const parts: HeldParts = {
    ...settings,
    secrets: makeHeldSecrets(secret),
    asWorker: (kind, work) => settings.openUnit(worker, kind, work),
  }
  return {
    routes: [
      serveRaw(sendRequestEndpoint, sendRequest(parts)),
      serveRaw(sendRequestFileEndpoint, sendRequestFile(parts), { readsBodyBy: readUploads }),
      serveRaw(lookAtProofEndpoint, lookAtProof(parts)),
      serveRaw(proveAddressEndpoint, proveAddress(parts)),
    ],
    letters: heldLetters(parts.secrets),
  }
}
