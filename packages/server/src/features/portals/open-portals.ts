import {
  addPortalHostEndpoint,
  askPortalHostEndpoint,
  changePortalEndpoint,
  getPortalEndpoint,
  listOwnPortalsEndpoint,
  listPortalsEndpoint,
  provePortalHostEndpoint,
  removePortalHostEndpoint,
  removePortalLogoEndpoint,
  setPortalLogoEndpoint,
  showPortalLogoEndpoint,
} from '@mainstay/contracts/portals'
import type { Ctx } from '../../platform/ctx.ts'
import type { PageAnswer, PageAsked } from '../../platform/http/http-parts.ts'
import { type Route, serve, serveRaw } from '../../platform/http/route.ts'
import { askPortalHost } from './ask-portal-host.ts'
import { changePortal, removePortalLogo } from './change-portal.ts'
import { openDirectory } from './directory.ts'
import { dressPage } from './dress-page.ts'
import { listOwnPortals } from './list-own-portals.ts'
import { getPortal, listPortals } from './list-portals.ts'
import { addPortalHost, provePortalHost, removePortalHost } from './portal-hosts.ts'
import type { PortalsParts } from './portals-parts.ts'
import { setPortalLogo, showPortalLogo } from './set-portal-logo.ts'

/** What main gets of this slice: its routes, the dress of each page, and which hosts are ours. */
export interface Portals {
  readonly routes: readonly Route[]
  readonly dressPage: (asked: PageAsked) => Promise<PageAnswer>
  readonly isPortalHost: (host: string) => Promise<boolean>
}

export function openPortals(parts: PortalsParts): Portals {
  const { home } = parts
  const directory = openDirectory(parts)
  const forgetting =
    <I, O>(useCase: (ctx: Ctx, input: I) => Promise<O>) =>
    (ctx: Ctx, input: I): Promise<O> => {
      ctx.afterCommit(directory.forget)
      return useCase(ctx, input)
    }
  return {
    routes: [
      serve(listPortalsEndpoint, listPortals(home)),
      serveRaw(listOwnPortalsEndpoint, listOwnPortals(parts)),
      serve(getPortalEndpoint, getPortal(home)),
      serve(changePortalEndpoint, forgetting(changePortal(home))),
      serveRaw(setPortalLogoEndpoint, setPortalLogo(parts, directory.forget)),
      serve(removePortalLogoEndpoint, forgetting(removePortalLogo(home))),
      serveRaw(showPortalLogoEndpoint, showPortalLogo(parts)),
      serve(addPortalHostEndpoint, forgetting(addPortalHost(home))),
      serveRaw(provePortalHostEndpoint, provePortalHost(parts, directory.forget)),
      serve(removePortalHostEndpoint, forgetting(removePortalHost(home))),
      serveRaw(askPortalHostEndpoint, askPortalHost(directory, home)),
    ],
    dressPage: dressPage(directory, home),
    isPortalHost: async (host) => (await directory.atHost(host))?.standing.kind === 'own',
  }
}
