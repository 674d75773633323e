import { slugShape } from '@mainstay/policy/portals'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  AccountRef,
  FileId,
  Instant,
  line,
  Nothing,
  PortalHostId,
  PortalLogoId,
  page,
  pageQuery,
  text,
} from './shared.ts'

export const SignInMethod = z.enum(['password', 'link', 'sso'])
export type SignInMethod = z.infer<typeof SignInMethod>

/** `#rrggbb`. */
const Colour = z.string().regex(/^#[0-9a-fA-F]{6}$/)
const Slug = z.string().regex(slugShape)
const Accent = z.object({ light: Colour, dark: Colour })

/** `own`: a portal of its own. `leads_to_shared`: it had one; its addresses lead on. `shared`: everyone's. */
export const PortalState = z.enum(['own', 'leads_to_shared', 'shared'])

/** A host name of the account's own, and whether it was proved to be theirs. */
export const PortalHost = z.object({
  id: PortalHostId,
  host: z.string(),
  addedAt: Instant,
  provedAt: Instant.nullable(),
  provedBy: z.enum(['dns', 'staff']).nullable(),
  /** The TXT record that proves it. */
  record: z.object({ name: z.string(), value: z.string() }),
})
export type PortalHost = z.infer<typeof PortalHost>

/** How an account's portal looks and where it stands. Whether it has one of its own follows from its agreement. */
export const Portal = z.object({
  account: AccountRef,
  state: PortalState,
  clause: z.string().nullable(),
  /** With `leads_to_shared`: until when the old addresses lead on. */
  leadsUntil: Instant.nullable(),
  slug: z.string(),
  formerSlugs: z.array(z.string()),
  /** Where its people go now: the host of their own, the path of their own, or the shared portal. */
  url: z.string(),
  name: z.string(),
  /** Null where the account's own name is shown. */
  ownName: z.string().nullable(),
  welcome: z.string().nullable(),
  accent: Accent,
  logoUrl: z.string().nullable(),
  methods: z.array(SignInMethod),
  hosts: z.array(PortalHost),
  version: z.number().int(),
})
export type Portal = z.infer<typeof Portal>

const params = z.object({ accountId: AccountId })
const hostParams = z.object({ accountId: AccountId, hostId: PortalHostId })

export const listPortalsEndpoint = endpoint({
  method: 'GET',
  path: '/portals',
  summary: 'Portals that accounts have of their own, and those that lead to the shared one',
  tag: 'Portals',
  door: 'staff',
  query: z.strictObject(pageQuery),
  returns: page(Portal),
  refuses: ['access.denied', 'request.cursor_invalid'],
})
/** Every account a person may act for, with the portal that is its own. Nothing of anybody else’s. */
export const listOwnPortalsEndpoint = endpoint({
  method: 'GET',
  path: '/portals/mine',
  summary: 'Where the portals of your accounts stand; none for staff',
  tag: 'Portals',
  door: 'signed_in',
  returns: z.object({
    items: z.array(
      z.object({
        accountId: AccountId,
        /** Null: the shared portal. */
        slug: z.string().nullable(),
        /** Its own host, if it has one that is proved. */
        host: z.string().nullable(),
        url: z.string(),
      }),
    ),
  }),
  refuses: [],
})
export const getPortalEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/portal',
  summary: 'An account’s portal',
  tag: 'Portals',
  params,
  returns: Portal,
  refuses: ['account.not_found'],
})
export const changePortalEndpoint = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId/portal',
  summary: 'Change how a portal looks; staff also its path and its ways of signing in',
  tag: 'Portals',
  ifMatch: 'required',
  params,
  body: z.strictObject({
    /** Null: the account's own name. */
    name: line(60).nullable().optional(),
    welcome: text(600).nullable().optional(),
    accent: z.strictObject({ light: Colour, dark: Colour }).optional(),
    slug: Slug.optional(),
    methods: z.array(SignInMethod).min(1).max(3).optional(),
  }),
  returns: Portal,
  refuses: [
    'account.not_found',
    'access.denied',
    'portal.not_own',
    'portal.slug_taken',
    'portal.colour_too_faint',
    'request.stale',
    'request.precondition_required',
  ],
})
export const setPortalLogoEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/portal/logo',
  summary: 'Take a picture you uploaded as the logo; it is drawn anew',
  tag: 'Portals',
  params,
  body: z.strictObject({ fileId: FileId }),
  returns: Portal,
  refuses: ['account.not_found', 'access.denied', 'portal.not_own', 'file.not_found', 'file.no_picture'],
})
export const removePortalLogoEndpoint = endpoint({
  method: 'DELETE',
  path: '/accounts/:accountId/portal/logo',
  summary: 'Show the name without a logo',
  tag: 'Portals',
  ifMatch: 'required',
  params,
  returns: Portal,
  refuses: ['account.not_found', 'access.denied', 'portal.not_own', 'request.stale', 'request.precondition_required'],
})
export const addPortalHostEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/portal/hosts',
  summary: 'Name a host of the account’s own; it is served once it is proved',
  tag: 'Portals',
  status: 201,
  door: 'staff',
  params,
  body: z.strictObject({ host: z.string().trim().min(1).max(260) }),
  returns: Portal,
  refuses: ['account.not_found', 'access.denied', 'portal.host_invalid', 'portal.host_taken'],
})
export const provePortalHostEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/portal/hosts/:hostId/proof',
  summary: 'Prove a host: by its DNS record, or on a colleague’s word with a reason',
  tag: 'Portals',
  door: 'staff',
  params: hostParams,
  body: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('dns') }),
    z.strictObject({ by: z.literal('staff'), reason: text(2000) }),
  ]),
  returns: Portal,
  refuses: ['account.not_found', 'portal.host_not_found', 'access.denied', 'portal.host_unproved'],
})
export const removePortalHostEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/portal/hosts/:hostId/removal',
  summary: 'Serve a host no longer',
  tag: 'Portals',
  door: 'staff',
  params: hostParams,
  returns: Portal,
  refuses: ['account.not_found', 'portal.host_not_found', 'access.denied'],
})
/** The picture as we drew it; open to everyone who may open the page. */
export const showPortalLogoEndpoint = endpoint({
  method: 'GET',
  path: '/portal-logos/:logoId',
  summary: 'A portal’s logo, as image/webp',
  tag: 'Portals',
  door: 'anyone',
  params: z.object({ logoId: PortalLogoId }),
  returns: z.string(),
  refuses: ['file.not_found'],
})
/** For a proxy that fetches certificates on demand (Caddy's `ask`). */
export const askPortalHostEndpoint = endpoint({
  method: 'GET',
  path: '/portal-hosts',
  summary: 'Whether a host is one of ours: 204 where a certificate may be fetched for it',
  tag: 'Portals',
  door: 'anyone',
  status: 204,
  query: z.strictObject({ domain: z.string().max(260) }),
  returns: Nothing,
  refuses: ['portal.host_unknown'],
})
