import {
  changeMeEndpoint,
  changePasswordEndpoint,
  completeSetupEndpoint,
  createApiKeyEndpoint,
  getMeEndpoint,
  getSessionEndpoint,
  getSetupEndpoint,
  givePasswordEndpoint,
  listApiKeysEndpoint,
  revokeApiKeyEndpoint,
  signOutEndpoint,
  signOutEverywhereEndpoint,
} from '@mainstay/contracts/access'
import type { Ctx } from '../../platform/ctx.ts'
import { type Route, serve, serveRaw } from '../../platform/http/route.ts'
import type { AccessParts } from './access-parts.ts'
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts'
import { changePassword } from './change-password.ts'
import { givePassword } from './give-password.ts'
import { changeMe, getMe } from './me.ts'
import { getSession, signOut, signOutEverywhere } from './sessions.ts'
import { completeSetup, isSetUp } from './setup.ts'
import { wayInRoutes } from './way-in-routes.ts'

export const accessRoutes = (parts: AccessParts): readonly Route[] => [
  serve(getMeEndpoint, (ctx: Ctx) => getMe(ctx)),
  serve(changeMeEndpoint, changeMe),
  ...wayInRoutes(parts),
  serveRaw(signOutEndpoint, signOut(parts)),
  serveRaw(signOutEverywhereEndpoint, signOutEverywhere(parts)),
  serveRaw(getSessionEndpoint, getSession(parts)),
  serveRaw(changePasswordEndpoint, changePassword(parts)),
  serveRaw(givePasswordEndpoint, givePassword(parts)),
  serve(listApiKeysEndpoint, listApiKeys),
  serve(createApiKeyEndpoint, createApiKey, { keeping: 'sealed' }),
  serve(revokeApiKeyEndpoint, async (ctx, input) => {
    ctx.afterCommit(parts.forget)
    return revokeApiKey(ctx, input)
  }),
  serveRaw(getSetupEndpoint, async () => ({ isDone: await parts.asWorker('read', isSetUp) })),
  serveRaw(completeSetupEndpoint, completeSetup(parts)),
]
