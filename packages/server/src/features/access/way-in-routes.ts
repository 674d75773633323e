import {
  addOwnAddressEndpoint,
  cancelAddressChangeEndpoint,
  confirmAddressEndpoint,
  listOwnAddressesEndpoint,
  makeAddressMainEndpoint,
  removeAddressEndpoint,
} from '@mainstay/contracts/addresses'
import { inviteEndpoint, listInvitationsEndpoint, withdrawInvitationEndpoint } from '@mainstay/contracts/invitations'
import {
  beginSecondFactorEndpoint,
  changeSignInRulesEndpoint,
  confirmSecondFactorEndpoint,
  endSecondFactorEndpoint,
  getSecondFactorEndpoint,
  getSignInRulesEndpoint,
  renewRecoveryCodesEndpoint,
} from '@mainstay/contracts/second-factor'
import { endOtherSessionsEndpoint, endSessionEndpoint, listSessionsEndpoint } from '@mainstay/contracts/sessions'
import {
  acceptInvitationEndpoint,
  askSignInLinkEndpoint,
  forgotPasswordEndpoint,
  getWaysInEndpoint,
  lookAtLinkEndpoint,
  resetPasswordEndpoint,
  signInEndpoint,
  takeSecondStepEndpoint,
  useSignInLinkEndpoint,
} from '@mainstay/contracts/sign-in'
import { type Route, serveRaw } from '../../platform/http/route.ts'
import type { AccessParts } from './access-parts.ts'
import { askLink } from './asked-links.ts'
import { makeAddressMain, removeAddress } from './change-own-address.ts'
import { confirmAddress } from './confirm-address.ts'
import { beginSecondFactor, confirmSecondFactor } from './enrol-second-factor.ts'
import { invite, withdrawInvitation } from './invite.ts'
import { listInvitations } from './list-invitations.ts'
import { addOwnAddress, cancelAddressChange, listOwnAddresses } from './own-addresses.ts'
import { endOtherSessions, endSession, listSessions } from './own-sessions.ts'
import { endSecondFactor, getSecondFactor, renewOwnRecoveryCodes } from './second-factor.ts'
import { signIn } from './sign-in.ts'
import { changeSignInRules, getSignInRules } from './sign-in-rules.ts'
import { takeSecondStep } from './take-second-step.ts'
import { acceptInvitation, lookAtLink, resetPassword, useSignInLink } from './use-links.ts'

/** Ways in, and what people change about their own. None holds a transaction over a password or a session. */
export const wayInRoutes = (parts: AccessParts): readonly Route[] => [
  serveRaw(getWaysInEndpoint, async () => ({ password: true, linkByMail: parts.sendsMail })),
  serveRaw(signInEndpoint, signIn(parts)),
  serveRaw(askSignInLinkEndpoint, askLink(parts, 'sign_in')),
  serveRaw(forgotPasswordEndpoint, askLink(parts, 'reset_password')),
  serveRaw(lookAtLinkEndpoint, lookAtLink(parts)),
  serveRaw(useSignInLinkEndpoint, useSignInLink(parts)),
  serveRaw(resetPasswordEndpoint, resetPassword(parts)),
  serveRaw(acceptInvitationEndpoint, acceptInvitation(parts)),
  serveRaw(takeSecondStepEndpoint, takeSecondStep(parts)),
  serveRaw(getSecondFactorEndpoint, getSecondFactor(parts)),
  serveRaw(beginSecondFactorEndpoint, beginSecondFactor(parts)),
  serveRaw(confirmSecondFactorEndpoint, confirmSecondFactor(parts)),
  serveRaw(renewRecoveryCodesEndpoint, renewOwnRecoveryCodes(parts)),
  serveRaw(endSecondFactorEndpoint, endSecondFactor(parts)),
  serveRaw(getSignInRulesEndpoint, getSignInRules(parts)),
  serveRaw(changeSignInRulesEndpoint, changeSignInRules(parts)),
  serveRaw(listSessionsEndpoint, listSessions(parts)),
  serveRaw(endSessionEndpoint, endSession(parts)),
  serveRaw(endOtherSessionsEndpoint, endOtherSessions(parts)),
  serveRaw(listInvitationsEndpoint, listInvitations(parts)),
  serveRaw(inviteEndpoint, invite(parts)),
  serveRaw(withdrawInvitationEndpoint, withdrawInvitation(parts)),
  serveRaw(listOwnAddressesEndpoint, listOwnAddresses(parts)),
  serveRaw(addOwnAddressEndpoint, addOwnAddress(parts)),
  serveRaw(makeAddressMainEndpoint, makeAddressMain(parts)),
  serveRaw(removeAddressEndpoint, removeAddress(parts)),
  serveRaw(cancelAddressChangeEndpoint, cancelAddressChange(parts)),
  serveRaw(confirmAddressEndpoint, confirmAddress(parts)),
]
