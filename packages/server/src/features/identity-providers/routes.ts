import {
  changeIdentityProviderEndpoint,
  connectIdentityProviderEndpoint,
  disconnectIdentityEndpoint,
  findSignOnEndpoint,
  finishSignOnEndpoint,
  linkSignOnEndpoint,
  listIdentityProviderPeopleEndpoint,
  listIdentityProvidersEndpoint,
  listOwnIdentitiesEndpoint,
  removeIdentityProviderEndpoint,
  startSignOnEndpoint,
  tryIdentityProviderEndpoint,
  tryNewIdentityProviderEndpoint,
} from '@mainstay/contracts/identity-providers'
import { type Route, serve, serveRaw } from '../../platform/http/route.ts'
import { changeProvider, removeProvider } from './change-provider.ts'
import { connectProvider } from './connect-provider.ts'
import { findSignOn } from './find-sign-on.ts'
import { finishSignOn } from './finish-sign-on.ts'
import { listPeople, listProviders } from './list-providers.ts'
import { disconnectIdentity, listOwnIdentities } from './own-identities.ts'
import type { ProviderParts } from './provider-parts.ts'
import { linkSignOn, startSignOn } from './start-sign-on.ts'
import { tryNewProvider, tryProvider } from './try-provider.ts'

export const identityProviderRoutes = (parts: ProviderParts): readonly Route[] => [
  serve(listIdentityProvidersEndpoint, listProviders(parts)),
  serveRaw(tryNewIdentityProviderEndpoint, tryNewProvider(parts)),
  serveRaw(tryIdentityProviderEndpoint, tryProvider(parts)),
  serveRaw(connectIdentityProviderEndpoint, connectProvider(parts)),
  serve(changeIdentityProviderEndpoint, changeProvider(parts)),
  serve(removeIdentityProviderEndpoint, removeProvider(parts)),
  serve(listIdentityProviderPeopleEndpoint, listPeople),
  serveRaw(findSignOnEndpoint, findSignOn(parts)),
  serveRaw(startSignOnEndpoint, startSignOn(parts)),
  serveRaw(linkSignOnEndpoint, linkSignOn(parts)),
  serveRaw(finishSignOnEndpoint, finishSignOn(parts)),
  serveRaw(listOwnIdentitiesEndpoint, listOwnIdentities(parts)),
  serveRaw(disconnectIdentityEndpoint, disconnectIdentity(parts)),
]
