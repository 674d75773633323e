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
import type { SweepSource } from '../../platform/sweep/index.ts'
import { readUploads } from '../files/index.ts'
import { admitRequest, adoptRequest } from './adopt-request.ts'
import { declineRequest, seeHeldRequest } from './decline-request.ts'
import type { HeldParts } from './held-parts.ts'
import { getHeldRequest, listHeldRequests } from './list-held-requests.ts'
import { getProofMails } from './proof-mails.ts'
import { lookAtProof, proveAddress } from './prove-address.ts'
import { makeHeldSecrets } from './secrets.ts'
import { sendRequest } from './send-request.ts'
import { sendRequestFile } from './send-request-file.ts'
import { assignRequest, closeAsSpam } from './sort-requests.ts'
import { heldSources } from './sweeps.ts'

export type { AccountOfPortal, HeldLetter, PostHeldLetter } from './ports.ts'
export { dropOldProofs } from './proof-queries.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/** Requests from people without a mandate: taken in, proved, held, taken on or declined. `secret` is the desk's. */
export function openHeldRequests({
  secret,
  ...settings
}: Omit<HeldParts, 'secrets' | 'asWorker'> & { readonly secret: string }): {
  readonly routes: readonly Route[]
  readonly sources: readonly SweepSource[]
} {
  const parts: HeldParts = {
    ...settings,
    secrets: makeHeldSecrets(secret),
    asWorker: (kind, work) => settings.openUnit(worker, kind, work),
  }
  return { routes: heldRoutes(parts), sources: heldSources(parts) }
}

const heldRoutes = (parts: HeldParts): readonly Route[] => [
  serveRaw(sendRequestEndpoint, sendRequest(parts)),
  serveRaw(sendRequestFileEndpoint, sendRequestFile(parts), { readsBodyBy: readUploads }),
  serveRaw(lookAtProofEndpoint, lookAtProof(parts)),
  serveRaw(proveAddressEndpoint, proveAddress(parts)),
  serve(listHeldRequestsEndpoint, listHeldRequests),
  serve(getHeldRequestEndpoint, getHeldRequest),
  serve(seeHeldRequestEndpoint, seeHeldRequest),
  serve(adoptRequestEndpoint, adoptRequest(parts)),
  serve(declineRequestEndpoint, declineRequest(parts)),
  serve(admitRequestEndpoint, admitRequest(parts)),
  serve(assignRequestEndpoint, assignRequest),
  serve(closeAsSpamEndpoint, closeAsSpam),
  serve(getProofMailsEndpoint, (ctx: Ctx) => getProofMails(ctx)),
]
