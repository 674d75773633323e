/** One way of saying no: RFC 9457 `status`, wording for customers (`title`) and for operators (`operator`). */
export interface ProblemEntry {
  readonly status: number
  readonly title: string
  readonly operator: string
}
const p = (status: number, title: string, operator = title): ProblemEntry => ({ status, title, operator })

/** Every refusal of the product. A code never changes its meaning; each has a test whose title names it. */
export const problemCatalogue = {
  'request.unreadable': p(
    400,
    'The request could not be read. Nothing was saved.',
    'Body is not valid JSON or multipart',
  ),
  'request.unsupported_type': p(415, 'Send this as application/json.', 'Content type outside the strict list'),
  'request.invalid': p(
    422,
    'Some fields need another look. Nothing was saved.',
    'Schema validation failed; see errors',
  ),
  'request.too_large': p(413, 'That is larger than we can take here.', 'Body or file over its limit'),
  'request.not_found': p(404, 'There is nothing here, or you may not see it.', 'No such route or object within sight'),
  'request.method_not_allowed': p(405, 'This address does not take that method.'),
  'request.rate_limited': p(
    429,
    'Too many requests in a short time. Try again shortly.',
    'Rate limit of person, account or address',
  ),
  'request.precondition_required': p(428, 'Say which version you are changing (If-Match).'),
  'request.stale': p(
    412,
    'Someone changed this since you opened it. Yours is kept; compare and send again.',
    'If-Match names an older version',
  ),
  'request.cursor_invalid': p(422, 'This page link is no longer valid. Start from the first page.'),
  'idempotency.in_flight': p(
    409,
    'The same request is still being worked on. Ask again in a moment.',
    'Idempotency key in flight',
  ),
  'idempotency.key_reused': p(
    422,
    'This Idempotency-Key was used for another request.',
    'Same key, other body or route',
  ),
  'session.missing': p(401, 'Sign in to go on.', 'No valid session or API key'),
  'session.wrong_credentials': p(401, 'The address or the password is not right.'),
  'session.origin_refused': p(403, 'This request came from another site.', 'Origin check failed'),
  'session.locked': p(
    429,
    'Too many tries. Wait a few minutes, then try again.',
    'Sign-in throttled per account and source',
  ),
  'session.method_not_offered': p(
    403,
    'Your portal is opened in another way. Go to its own address to sign in.',
    'The account’s portal does not offer this way of signing in',
  ),
  'session.password_too_common': p(422, 'This password is easy to guess. Take another, a short sentence for example.'),
  'session.sso_required': p(
    403,
    'Your company signs in here by single sign-on alone. Choose it below.',
    'Single sign-on only; password and mailed links are refused',
  ),
  'session.by_provider': p(
    403,
    'You came in by a sign-in service. Come in by a link by mail to change this.',
    'A session that a provider opened changes no other way in',
  ),
  'sign_on.interrupted': p(
    400,
    'This sign-in was not finished in this browser, or took too long. Begin again.',
    'No attempt of this browser, wrong state, used or run out',
  ),
  'sign_on.provider_away': p(
    503,
    'The sign-in service does not answer right now. Try again shortly; tickets by other ways go on.',
    'Discovery or token request failed',
  ),
  'sign_on.refused': p(
    403,
    'The sign-in service did not confirm who you are. Begin again, or ask who looks after it.',
    'The answer failed a check: issuer, audience, nonce, signature, time, code, or the person cancelled',
  ),
  'sign_on.unknown': p(
    403,
    'We cannot tell who you are here. If you have signed in here before, do it that way and connect the service in your settings; else ask your primary contact to invite you.',
    'No person for issuer and subject at this provider, and none may be made',
  ),
  'sign_on.no_role': p(
    403,
    'You have no place here now. Ask your primary contact, or whoever looks after your access.',
    'The identity is known, its mandate or membership ended',
  ),
  'identity.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'identity.taken': p(409, 'This sign-in already belongs to somebody else here.'),
  'identity.needed': p(409, 'It is the only way you may come in. It cannot be taken away.'),
  'provider.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'provider.already': p(409, 'This client of this sign-in service is connected already.'),
  'provider.unusable': p(422, 'This sign-in service cannot be used as it is. Nothing was saved.'),
  'provider.unproven': p(
    409,
    'Nobody has come in by it yet. Connect it in your own settings first: then you know that it works before all depend on it.',
    'Single sign-on only asks for one person who came in by it',
  ),
  'session.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'session.too_old': p(403, 'Sign in again first: this changes who can come in.', 'Re-authentication needed'),
  'session.step_over': p(401, 'That took too long, or too many tries. Sign in again.', 'No second step is open'),
  'session.wrong_code': p(401, 'This code is not right, or it was used already. Wait for the next one.'),
  'session.second_factor_on': p(409, 'A second factor is set up already.'),
  'session.second_factor_off': p(409, 'There is no second factor yet. Set one up first.'),
  'session.second_factor_required': p(409, 'This desk requires a second factor of everyone on the staff.'),
  'link.spent': p(
    410,
    'This link has done its work or has run out. Ask for a new one.',
    'One-time link used, void, expired or never made',
  ),
  'mail.not_set_up': p(409, 'No mail leaves this desk, so nothing can be sent there.'),
  'invitation.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'invitation.too_many': p(429, 'This invitation was sent several times today. Wait until tomorrow.'),
  'access.denied': p(403, 'Your role does not allow this.', 'Permission sentence refused'),
  'access.read_only': p(403, 'You can read this. Changing it is not part of your role.'),
  'access.viewing_only': p(
    403,
    'You see the portal as someone else. Nothing can be changed here, and what is theirs alone stays theirs.',
    'A change, or a read of what is private, within a viewing',
  ),
  'access.scope_missing': p(403, 'This key was not given the scope for that.'),
  'account.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'account.code_taken': p(409, 'Another account has this code.'),
  'account.external_id_taken': p(409, 'Another account has this number of your own system.'),
  'account.manager_unknown': p(422, 'The account needs a manager from the staff.'),
  'account.choose': p(422, 'Say for which account this is.', 'Several mandates or staff without accountId'),
  'commitment.not_found': p(404, 'There is no such promise, or you may not see it.'),
  'commitment.over': p(
    409,
    'This is settled already. What was late stays on record.',
    'The owed engagement is not open any more',
  ),
  'commitment.not_contestable': p(
    409,
    'Only what counts as delivered or as not taken up can be contradicted, once at a time.',
    'Neither met nor lapsed, or contested already',
  ),
  'commitment.contact_unknown': p(
    422,
    'Name a technical contact of this account.',
    'askedBy has no mandate for the account',
  ),
  'commitment.cadence_fixed': p(
    409,
    'The terms fix how often this is owed. Only special terms can change it.',
    'The term holds no perCustomer, or does not hold',
  ),
  'commitment.cadence_unreadable': p(422, 'Write it as "1 every 2 weeks", "1 a month" or "1 a quarter".'),
  'commitment.not_contested': p(409, 'Nobody contradicts this any more.', 'No open contest'),
  'agreement.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'agreement.not_in_force': p(409, 'No agreement is in force, so nothing can be promised.'),
  'agreement.reversed': p(422, 'The end must come after the start.'),
  'agreement.plan_unknown': p(422, 'The policy has no such plan or add-on.'),
  'agreement.add_on_refused': p(422, 'This add-on does not go with this plan.'),
  'agreement.policy_unknown': p(422, 'There is no such policy version.'),
  'agreement.annex_invalid': p(422, 'The special terms have a fault. Nothing was saved.'),
  'agreement.annex_needs_second': p(409, 'Special terms need the signature of a second member of staff.'),
  'agreement.amended_back': p(422, 'An amendment cannot start before its agreement.'),
  'agreement.already_followed': p(409, 'Another agreement follows this one already.'),
  'agreement.grace_too_short': p(
    422,
    'These days of grace would not reach beyond today, or beyond what holds already.',
  ),
  'agreement.nobody_above': p(409, 'There is no choice to make: everybody has a seat.'),
  'agreement.too_many_chosen': p(422, 'That is more people than there are seats.'),
  'joining.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'joining.same_account': p(422, 'An account cannot be joined with itself.'),
  'joining.already': p(409, 'These two accounts are joined already, or were asked.'),
  'joining.over': p(409, 'This is over. Ask again to join the accounts.'),
  'contact.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'contact.joined': p(409, 'This person reads here because their company joined yours. End the joining instead.'),
  'contact.no_seat': p(409, 'All seats are taken.', 'Seats of contacts or observers exhausted by the plan'),
  'contact.already': p(409, 'This person is already a contact of the account.'),
  'contact.primary_needed': p(409, 'The account needs a primary contact. Name a successor first.'),
  'contact.only_reads': p(409, 'This person can read. Only a technical contact can be this.'),
  'contact.end_past': p(422, 'Name a last day that is not over yet.'),
  'contact.end_not_planned': p(409, 'No end is planned here.'),
  'contact.away_past': p(422, 'Say until when; that must be later than now.'),
  'contact.training_required': p(403, 'The policy asks for the introductory training first.'),
  'training.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'training.course_unknown': p(422, 'The policy names no such course.'),
  'training.date_unfit': p(422, 'These dates do not fit together. Nothing was saved.'),
  'training.evidence_needed': p(422, 'Add the certificate, or say where the training can be looked up.'),
  'training.recorded_already': p(409, 'This course is on record for that day already.'),
  'training.decided_already': p(409, 'This was decided already.'),
  'training.reason_needed': p(422, 'Say why. The contact and the primary read it.'),
  'training.rows_faulty': p(422, 'Some rows need another look. Nothing was saved.'),
  'contact.not_mandated': p(403, 'Only technical contacts of the account open tickets.'),
  'primary.nothing_changes': p(409, 'This is so already. Pick another contact or another place.'),
  'primary.change_planned': p(409, 'A change is planned already. Take it back first, or let it happen.'),
  'primary.not_then': p(422, 'Name a moment that is later than now and not too far away.'),
  'primary.change_not_found': p(404, 'There is nothing here, or you may not see it.'),
  'primary.change_over': p(409, 'This change has taken effect or was taken back.'),
  'primary.own_deputy': p(409, 'The primary contact cannot step in for herself. Name somebody else.'),
  'primary.moves_hours': p(409, 'The place of the primary contact decides the hours. Change it with its preview.'),
  'person.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'person.has_sign_in': p(409, 'This person can already sign in. They change their password themselves.'),
  'person.invite_instead': p(409, 'Send an invitation: people choose their own password.', 'Mail is set up'),
  'person.email_taken': p(409, 'This address already belongs to someone here.'),
  'place.unknown': p(422, 'We do not know this place. Pick one from the list.'),
  'staff.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'staff.last_administrator': p(409, 'This is the last administrator. Make somebody else one first.'),
  'staff.sees_all': p(422, 'Administrators and heads of support see every account. Take the role away first.'),
  'staff.manages_accounts': p(409, 'Accounts are in these hands. Give them another manager first.'),
  'feature_request.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'feature_request.status_unfit': p(409, 'This cannot follow on how the request stands now.'),
  'feature_request.words_needed': p(422, 'Say why. Everybody who sees the request reads it.'),
  'feature_request.release_needed': p(422, 'Say for which release it is planned.'),
  'feature_request.release_unfit': p(
    409,
    'Choose a release of this product that fits: one that is to come for what is planned, one that is out for what shipped.',
  ),
  'feature_request.plans_needed': p(422, 'Name the plans that see it.'),
  'feature_request.asked_already': p(409, 'You have asked for this already. What you wrote then is kept.'),
  'feature_request.ticket_linked': p(409, 'This ticket asks for something already. A ticket is one ask.'),
  'feature_request.ticket_unfit': p(409, 'Only a ticket that asks for an enhancement becomes part of a request.'),
  'feature_request.done_with': p(409, 'This request is shipped, declined or part of another one.'),
  'feature_request.merge_unfit': p(409, 'These two cannot become one: choose two open requests of the same product.'),
  'feature_request.split_unfit': p(409, 'Choose some of the asks of this request, and not all of them.'),
  'feature_request.undo_over': p(
    409,
    'There is nothing left to undo: ten minutes are over, or more has happened since.',
  ),
  'feature_request.argument_decided': p(409, 'This argument was decided already.'),
  'release.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'release.version_taken': p(409, 'This product has a release with this version.'),
  'release.version_unfit': p(422, 'This is no version that can be put in order. Write it as 9.2.1 or 2026.1.'),
  'release.not_a_draft': p(409, 'Only a draft can be changed like this. What was published stays as it was read.'),
  'release.not_published': p(409, 'Nobody has read this release yet: it is a draft, or it was withdrawn.'),
  'release.date_needed': p(422, 'Say on which day it is available. A plan may have a day ahead.'),
  'release.accounts_needed': p(422, 'A hotfix is for accounts that you name. Name one at least.'),
  'release.base_unfit': p(
    422,
    'A hotfix is based on a published release of the same product, which is no hotfix itself.',
  ),
  'release.no_download': p(404, 'There is nothing to download for this release.'),
  'release.not_entitled': p(403, 'Downloads come with an agreement that is in force for this product.'),
  'known_issue.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'known_issue.range_unfit': p(422, 'This is no range of versions. Write it as >=9.0 <9.2.1.'),
  'template.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'template.name_taken': p(409, 'Another template has this name.'),
  'template.too_many': p(409, 'There is no room for more templates. Remove one that nobody needs.'),
  'ticket.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'ticket.closed': p(409, 'This ticket is closed. Reopen it before you write to the customer.'),
  'ticket.same_priority': p(409, 'The ticket already has this priority.'),
  'ticket.reason_needed': p(422, 'Say why. The reason is kept and shown.'),
  'ticket.status_refused': p(409, 'The ticket cannot go there from where it is.'),
  'ticket.answer_first': p(409, 'Write to the customer first: a promised answer is still owed.'),
  'ticket.nothing_to_decide': p(409, 'There is nothing to disagree with or to decide.'),
  'ticket.attention_open': p(409, 'You already asked for attention; nobody has answered yet.'),
  'ticket.assignee_unknown': p(422, 'This person cannot take tickets of this account.'),
  'ticket.promise_past': p(422, 'The next update must be later than now.'),
  'ticket.promise_needs_reply': p(422, 'A promise goes with a message that the customer reads.'),
  'ticket.no_customer_waiting': p(409, 'Only the customer can say that.'),
  'ticket.passage_unknown': p(422, 'That passage is not in this message.'),
  'scope.explain_first': p(422, 'Explain it to the customer first: the verdict goes with a message that they read.'),
  'scope.exclusion_unknown': p(422, 'Say under which exclusion of the policy.', 'The policy lists no such exclusion'),
  'scope.stands_already': p(409, 'This verdict stands already.'),
  'message.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'message.withdrawn': p(409, 'This was already removed.'),
  'engagement.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'engagement.state_unfit': p(409, 'This cannot be done with the session as it stands now.'),
  'engagement.kind_unfit': p(409, 'This window is owed something else. Choose the kind that it asks for.'),
  'engagement.time_unfit': p(422, 'Choose a time that is still to come.'),
  'engagement.time_gone': p(409, 'This time is not offered any more. Choose one of the others.'),
  'engagement.not_begun': p(409, 'This session has not begun yet.'),
  'engagement.attendance_unfit': p(422, 'Name somebody of each side: without both there was no session.'),
  'engagement.minutes_missing': p(409, 'Write down what the customer is to read first.'),
  'engagement.action_not_found': p(404, 'There is nothing here, or you may not see it.'),
  'calendar_feed.not_found': p(404, 'There is nothing here, or this address was ended.'),
  'held_request.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'held_request.decided': p(409, 'Somebody has decided about this request already.'),
  'held_request.no_account': p(409, 'Say first whose request it is.'),
  'held_request.receipt_void': p(403, 'Files can be added for an hour after a request was sent.'),
  'held_request.files_full': p(409, 'Up to five files can be sent along.'),
  'address_proof.void': p(
    410,
    'This link was used, or its time is over. Send your request again and a new one comes.',
    'Unknown, used or expired proof of an address',
  ),
  'mail_domain.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'mail_domain.malformed': p(422, 'Write a domain in plain letters, such as example.com.'),
  'mail_domain.public': p(422, 'Anybody can have a mailbox at this domain, so it cannot stand for a company.'),
  'mail_domain.claimed': p(409, 'This domain is on your list already.'),
  'mail_domain.too_many': p(409, 'Up to 20 domains can be claimed. Give one up first.'),
  'mail_domain.taken': p(409, 'This domain is confirmed elsewhere. Write to us, and we look into it.'),
  'mail_domain.record_missing': p(409, 'The record is not there yet. New records can take an hour to be seen.'),
  'mail_domain.unanswered': p(503, 'The name server of this domain did not answer in time. Try again shortly.'),
  'import.unreadable': p(422, 'This is no table that we can read. Nothing was saved.'),
  'import.too_many_rows': p(422, 'Up to 5,000 rows go in one import. Split the file.'),
  'import.rows_refused': p(422, 'Some rows need another look. Nothing was saved.'),
  'product.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'platform.named_twice': p(422, 'A platform stands there twice. Nothing was saved.'),
  'platform.line_unknown': p(422, 'A platform speaks of a release line that has no column. Nothing was saved.'),
  'product.unknown': p(422, 'There is no such product.'),
  'environment.name_taken': p(409, 'The account has an installation of this name already.'),
  'environment.external_id_taken': p(409, 'Another installation of the account bears this number already.'),
  'environment.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'environment.closed': p(409, 'This installation was closed. Name it anew if it is back.'),
  'environment.unknown': p(422, 'There is no such environment.'),
  'file.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'file.too_large': p(413, 'Files up to 25 MB can be sent here.'),
  'file.attached': p(409, 'This file already belongs to a message.'),
  'file.storage_full': p(507, 'There is no room for the file right now. The ticket itself can be sent.'),
  'file.no_picture': p(409, 'This file cannot be shown here. Download it to look at it.'),
  'file.link_expired': p(403, 'This download link has run out. Open the ticket and try again.'),
  'calendar.unknown_zone': p(422, 'We do not know this time zone.'),
  'calendar.never_opens': p(422, 'These hours never open.'),
  'portal.not_own': p(409, 'Your agreement has no portal of your own, so there is nothing to change here.'),
  'portal.slug_taken': p(409, 'This path is taken, or was once another account’s. Choose another.'),
  'portal.colour_too_faint': p(422, 'This colour is hard to read. Nothing was saved.', 'Accent below AA contrast'),
  'portal.host_not_found': p(404, 'There is nothing here, or you may not see it.'),
  'portal.host_invalid': p(
    422,
    'This is not a host name in plain letters, such as support.example.com.',
    'Host malformed, an IP address, or in letters that may look like another’s',
  ),
  'portal.host_taken': p(409, 'This host belongs to a portal already, or is the address of this desk.'),
  'portal.host_unproved': p(409, 'The DNS record is not there yet. New records can take an hour to be seen.'),
  'portal.host_unknown': p(404, 'This host is none of ours.'),
  'policy.not_found': p(404, 'There is no such policy version.'),
  'policy.version_published': p(409, 'This version is published and never changes. Give the document a new version.'),
  'policy.invalid': p(422, 'The policy document has faults. Nothing was saved.'),
  'viewing.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'api_key.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'draft.too_large': p(413, 'This draft is too long to keep.'),
  'setup.done': p(409, 'Mainstay is already set up.'),
  'setup.token_wrong': p(403, 'The set-up token is not right. It is printed where Mainstay was started.'),
  'clock.frozen': p(503, 'The clock is being checked. Tickets can be opened; nothing fires meanwhile.'),
  'clock.not_frozen': p(409, 'The clock is running. There is nothing to confirm.'),
  'address.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'address.yours': p(409, 'This is an address of yours already.'),
  'address.too_many': p(409, 'Five addresses are enough. Remove one first.'),
  'address.not_proved': p(409, 'This address was not confirmed yet.'),
  'address.is_main': p(409, 'Mail goes to this address. Choose another for it first.'),
  'address.takes_mail': p(409, 'Mail to this person goes out already. There is nothing to clear.'),
  'delivery.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'delivery.not_failed': p(409, 'Only mail that was given up, refused or held back can be sent again.'),
  'advisory.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'advisory.published_already': p(409, 'This advisory is published. Change it, or withdraw it with a reason.'),
  'advisory.not_published': p(409, 'This advisory is a draft. Publish it, or remove it.'),
  'advisory.withdrawn': p(409, 'This advisory is withdrawn. Write a new one.'),
  'advisory.range_unreadable': p(422, 'Write the affected versions as a range: >=9.0 <9.2.1, several joined by ||.'),
  'advisory.version_unreadable': p(422, 'Write the version as 9.2.1, 2026.1 or 10.0.0-rc.1.'),
  'advisory.fix_affected': p(422, 'The version that fixes it lies in the affected range itself.'),
  'advisory.change_unsaid': p(422, 'Say what changed: whoever was told is told again.'),
  'advisory.account_unknown': p(422, 'An account that is named is not known here.'),
  'known_issue.no_tickets': p(409, 'No ticket about it is open to an update now.'),
  'notice.not_found': p(404, 'There is nothing here, or you may not see it.'),
  'notice.over': p(409, 'This notice is over. Write a new one.'),
  'notice.times_unfit': p(422, 'A notice ends after it begins, and not in the past.'),
  'notice.plan_unknown': p(422, 'There is no plan of that name in the policy.'),
  'events.too_many': p(429, 'Too many live connections are open. Close a tab and try again.'),
  'desk.busy': p(503, 'We are very busy. Try again in a few seconds. What you typed is kept.'),
  'desk.unavailable': p(503, 'We cannot reach our database right now. Try again shortly. What you typed is kept.'),
  'desk.fault': p(
    500,
    'Something went wrong on our side. Nothing was saved halfway.',
    'Unexpected error; see the log by requestId',
  ),
} as const satisfies Readonly<Record<string, ProblemEntry>>

export type ProblemCode = keyof typeof problemCatalogue

/** A field that was refused: JSON pointer, stable code, clear sentence. */
export interface FieldProblem {
  readonly pointer: string
  readonly code: string
  readonly detail: string
}
/** What travels on the wire as `application/problem+json`. Never repeats ids. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ProblemCode
  readonly detail?: string
  readonly clause?: string
  readonly errors?: readonly FieldProblem[]
}

/** A refusal thrown by a use case and turned into an answer at the door. */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly detail: string | undefined
  readonly clause: string | undefined
  readonly errors: readonly FieldProblem[] | undefined
  readonly retryAfterS: number | undefined
  constructor(
    code: ProblemCode,
    more: {
      readonly detail?: string
      readonly clause?: string
      readonly errors?: readonly FieldProblem[]
      readonly retryAfterS?: number
    } = {},
  ) {
    super(problemCatalogue[code].operator)
    this.name = 'Refusal'
    this.code = code
    this.detail = more.detail
    this.clause = more.clause
    this.errors = more.errors
    this.retryAfterS = more.retryAfterS
  }
}
