import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { ScreenWaiting } from '../ui/screen-waiting.tsx'
import { readSignInSearch, readSignOnEnding } from '../ui/sign-on/read-search.ts'
import { DeskFault } from './desk-fault.tsx'
import { MissingScreen } from './missing-screen.tsx'
import { type GateContext, requireCustomer } from './session-gate.ts'
import { Shell } from './shell.tsx'
import { readFilters } from './tickets/ticket-filters.ts'

const root = createRootRouteWithContext<GateContext>()({ component: Outlet })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('./sign-in/sign-in-screen.tsx'), 'SignInScreen'),
})

/** Everything behind the sign-in; `me` is in the context of each route below it, and where else she belongs. */
const sendRequest = createRoute({
  getParentRoute: () => root,
  path: '/send-request',
  validateSearch: (search: Record<string, unknown>): { portal?: string } =>
    typeof search.portal === 'string' ? { portal: search.portal } : {},
  component: lazyRouteComponent(() => import('./held/request-screen.tsx'), 'RequestScreen'),
})
const confirmAddress = createRoute({
  getParentRoute: () => root,
  path: '/confirm-address',
  component: lazyRouteComponent(() => import('./held/confirm-screen.tsx'), 'ConfirmScreen'),
})
const linkScreen = (
  path: '/enter' | '/invitation' | '/new-password' | '/address/$end',
  name: 'EnterScreen' | 'InvitationScreen' | 'NewPasswordScreen' | 'AddressScreen',
) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(() => import('./sign-in/link-screens.tsx'), name),
  })
// Where links by mail lead.
const links = [
  linkScreen('/enter', 'EnterScreen'),
  linkScreen('/invitation', 'InvitationScreen'),
  linkScreen('/new-password', 'NewPasswordScreen'),
  linkScreen('/address/$end', 'AddressScreen'),
]

/** Everything behind the sign-in; `me` is in the context of each route below it. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: ({ context, location }) => requireCustomer(context.client, location.href),
  component: Shell,
})

// Each screen is a file of its own, fetched when its address is opened.
const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home-screen.tsx'), 'HomeScreen'),
})
const tickets = createRoute({
  getParentRoute: () => desk,
  path: '/tickets',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./tickets/tickets-screen.tsx'), 'TicketsScreen'),
})
const newTicket = createRoute({
  getParentRoute: () => desk,
  path: '/tickets/new',
  component: lazyRouteComponent(() => import('./new-ticket/new-ticket-screen.tsx'), 'NewTicketScreen'),
})
const ticket = createRoute({
  getParentRoute: () => desk,
  path: '/tickets/$number',
  component: lazyRouteComponent(() => import('./ticket/ticket-screen.tsx'), 'TicketScreen'),
})
const team = createRoute({
  getParentRoute: () => desk,
  path: '/team',
  component: lazyRouteComponent(() => import('./team/team-screen.tsx'), 'TeamScreen'),
})
const seats = createRoute({
  getParentRoute: () => desk,
  path: '/team/seats',
  component: lazyRouteComponent(() => import('./agreement/who-stays-screen.tsx'), 'WhoStaysScreen'),
})
const joining = createRoute({
  getParentRoute: () => desk,
  path: '/team/joining',
  component: lazyRouteComponent(() => import('./agreement/joining-screen.tsx'), 'JoiningScreen'),
})
const installations = createRoute({
  getParentRoute: () => desk,
  path: '/installations',
  component: lazyRouteComponent(() => import('./installations/installations-screen.tsx'), 'InstallationsScreen'),
})
const supported = createRoute({
  getParentRoute: () => desk,
  path: '/platforms',
  component: lazyRouteComponent(() => import('./installations/supported-screen.tsx'), 'SupportedScreen'),
})
const notifications = createRoute({
  getParentRoute: () => desk,
  path: '/notifications',
  component: lazyRouteComponent(() => import('./notifications/notifications-screen.tsx'), 'NotificationsScreen'),
})
const settings = createRoute({
  getParentRoute: () => desk,
  path: '/settings',
  validateSearch: readSignOnEnding,
  component: lazyRouteComponent(() => import('./settings/settings-screen.tsx'), 'SettingsScreen'),
})
const security = createRoute({
  getParentRoute: () => desk,
  path: '/settings/security',
  component: lazyRouteComponent(() => import('./security/security-screen.tsx'), 'SecurityScreen'),
})
const policy = createRoute({
  getParentRoute: () => desk,
  path: '/policy',
  component: lazyRouteComponent(() => import('./policy/policy-screen.tsx'), 'PolicyScreen'),
})

const advisories = createRoute({
  getParentRoute: () => desk,
  path: '/advisories',
  component: lazyRouteComponent(() => import('./advisories/advisories-screen.tsx'), 'AdvisoriesScreen'),
})
const advisory = createRoute({
  getParentRoute: () => desk,
  path: '/advisories/$id',
  component: lazyRouteComponent(() => import('./advisories/advisory-screen.tsx'), 'AdvisoryScreen'),
})
const programme = createRoute({
  getParentRoute: () => desk,
  path: '/programme',
  component: lazyRouteComponent(() => import('./programme/programme-screen.tsx'), 'ProgrammeScreen'),
})
const roadMap = createRoute({
  getParentRoute: () => desk,
  path: '/road-map',
  component: lazyRouteComponent(() => import('./road-map/road-map-screen.tsx'), 'RoadMapScreen'),
})
const featureRequest = createRoute({
  getParentRoute: () => desk,
  path: '/road-map/$id',
  component: lazyRouteComponent(() => import('./road-map/request-screen.tsx'), 'RequestScreen'),
})

const session = createRoute({
  getParentRoute: () => desk,
  path: '/programme/$id',
  component: lazyRouteComponent(() => import('./sessions/session-screen.tsx'), 'SessionScreen'),
})
const releases = createRoute({
  getParentRoute: () => desk,
  path: '/releases',
  component: lazyRouteComponent(() => import('./releases/releases-screen.tsx'), 'ReleasesScreen'),
})
const release = createRoute({
  getParentRoute: () => desk,
  path: '/releases/$releaseId',
  component: lazyRouteComponent(() => import('./releases/release-screen.tsx'), 'ReleaseScreen'),
})
const successPlan = createRoute({
  getParentRoute: () => desk,
  path: '/success-plan',
  component: lazyRouteComponent(() => import('./success/plan-screen.tsx'), 'PlanScreen'),
})
const reports = createRoute({
  getParentRoute: () => desk,
  path: '/reports',
  component: lazyRouteComponent(() => import('./reports/reports-screen.tsx'), 'ReportsScreen'),
})
const runningReport = createRoute({
  getParentRoute: () => desk,
  path: '/reports/running',
  validateSearch: (search: Record<string, unknown>): { from?: string; until?: string } => ({
    ...(typeof search.from === 'string' ? { from: search.from } : {}),
    ...(typeof search.until === 'string' ? { until: search.until } : {}),
  }),
  beforeLoad: ({ search }) => {
    if (search.from === undefined || search.until === undefined) throw redirect({ to: '/reports' })
  },
  component: lazyRouteComponent(() => import('./reports/report-screen.tsx'), 'RunningReportScreen'),
})
const report = createRoute({
  getParentRoute: () => desk,
  path: '/reports/$id',
  component: lazyRouteComponent(() => import('./reports/report-screen.tsx'), 'ReportScreen'),
})
const assessments = createRoute({
  getParentRoute: () => desk,
  path: '/assessments',
  component: lazyRouteComponent(() => import('./assessments/assessments-screen.tsx'), 'AssessmentsScreen'),
})
const assessment = createRoute({
  getParentRoute: () => desk,
  path: '/assessments/$id',
  component: lazyRouteComponent(() => import('./assessments/report-screen.tsx'), 'ReportScreen'),
})
const looks = createRoute({
  getParentRoute: () => desk,
  path: '/portal',
  component: lazyRouteComponent(() => import('./own/looks-screen.tsx'), 'LooksScreen'),
})

// Whatever else is asked for: said inside the frame, with the way back.
const missing = createRoute({ getParentRoute: () => desk, path: '$', component: MissingScreen })

const tree = root.addChildren([
  signIn,
  sendRequest,
  confirmAddress,
  ...links,
  desk.addChildren([
    home,
    tickets,
    newTicket,
    ticket,
    programme,
    roadMap,
    featureRequest,
    session,
    team,
    seats,
    joining,
    installations,
    supported,
    policy,
    advisories,
    advisory,
    notifications,
    settings,
    security,
    releases,
    release,
    reports,
    runningReport,
    report,
    looks,
    successPlan,
    assessments,
    assessment,
    missing,
  ]),
])

/** Addresses of the portal below `base` (nothing in the shared one), each with its screen. */
export const createPortalRouter = (client: QueryClient, base: string) =>
  createRouter({
    routeTree: tree,
    ...(base === '' ? {} : { basepath: base }),
    context: { client },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: ScreenWaiting,
    defaultErrorComponent: DeskFault,
    defaultNotFoundComponent: MissingScreen,
  })
