import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
} from '@tanstack/react-router'
import { ScreenFault } from '../ui/screen-fault.tsx'
import { ScreenWaiting } from '../ui/screen-waiting.tsx'
import { readSignInSearch, readSignOnEnding } from '../ui/sign-on/read-search.ts'
import { MissingScreen } from './missing-screen.tsx'
import { type GateContext, requireStaff } from './session-gate.ts'
import { Shell } from './shell.tsx'

const root = createRootRouteWithContext<GateContext>()({ component: Outlet })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('./sign-in/sign-in-screen.tsx'), 'SignInScreen'),
})

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./setup/setup-screen.tsx'), 'SetupScreen'),
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
  beforeLoad: async ({ context, location }) => ({ me: await requireStaff(context.client, location.href) }),
  component: Shell,
})

const screen = <P extends string>(path: P, component: RouteComponent) =>
  createRoute({ getParentRoute: () => desk, path, component })

// Each screen is a file of its own, fetched when its address is opened.
const screens = [
  // Whatever else is asked for: said inside the frame, with the way back.
  screen('$', MissingScreen),
  screen(
    '/',
    lazyRouteComponent(() => import('./queue/queue-screen.tsx'), 'QueueScreen'),
  ),
  screen(
    '/tickets/$number',
    lazyRouteComponent(() => import('./ticket/ticket-screen.tsx'), 'TicketScreen'),
  ),
  screen(
    '/inbox',
    lazyRouteComponent(() => import('./inbox/inbox-screen.tsx'), 'InboxScreen'),
  ),
  screen(
    '/staff',
    lazyRouteComponent(() => import('./staff/staff-screen.tsx'), 'StaffScreen'),
  ),
  screen(
    '/security',
    lazyRouteComponent(() => import('./security/security-screen.tsx'), 'SecurityScreen'),
  ),
  screen(
    '/settings/sign-in',
    lazyRouteComponent(() => import('./settings/sign-in-rules-screen.tsx'), 'SignInRulesScreen'),
  ),
  screen(
    '/system',
    lazyRouteComponent(() => import('./system/system-screen.tsx'), 'SystemScreen'),
  ),
  screen(
    '/promises',
    lazyRouteComponent(() => import('./promises/promises-screen.tsx'), 'PromisesScreen'),
  ),
  screen(
    '/accounts',
    lazyRouteComponent(() => import('./accounts/accounts-screen.tsx'), 'AccountsScreen'),
  ),
  screen(
    '/accounts/$code',
    lazyRouteComponent(() => import('./accounts/account-screen.tsx'), 'AccountScreen'),
  ),
  screen(
    '/accounts/$code/plan',
    lazyRouteComponent(() => import('./success/plan-screen.tsx'), 'PlanScreen'),
  ),
  screen(
    '/reports',
    lazyRouteComponent(() => import('./reports/reports-screen.tsx'), 'ReportsScreen'),
  ),
  screen(
    '/reports/running',
    lazyRouteComponent(() => import('./reports/report-screen.tsx'), 'RunningReportScreen'),
  ),
  screen(
    '/reports/$id',
    lazyRouteComponent(() => import('./reports/report-screen.tsx'), 'ReportScreen'),
  ),
  screen(
    '/my-accounts',
    lazyRouteComponent(() => import('./success/my-accounts-screen.tsx'), 'MyAccountsScreen'),
  ),
  screen(
    '/policy',
    lazyRouteComponent(() => import('./policy/policy-screen.tsx'), 'PolicyScreen'),
  ),
  screen(
    '/settings',
    lazyRouteComponent(() => import('./settings/settings-screen.tsx'), 'SettingsScreen'),
  ),
  createRoute({
    getParentRoute: () => desk,
    path: '/settings/single-sign-on',
    validateSearch: readSignOnEnding,
    component: lazyRouteComponent(() => import('./sign-on/sign-on-screen.tsx'), 'SignOnScreen'),
  }),
  screen(
    '/settings/templates',
    lazyRouteComponent(() => import('./templates/templates-screen.tsx'), 'TemplatesScreen'),
  ),
  screen(
    '/settings/keys',
    lazyRouteComponent(() => import('./keys/keys-screen.tsx'), 'KeysScreen'),
  ),
  screen(
    '/settings/permissions',
    lazyRouteComponent(() => import('./permissions/permissions-screen.tsx'), 'PermissionsScreen'),
  ),
  screen(
    '/settings/portals',
    lazyRouteComponent(() => import('./portals/portals-screen.tsx'), 'PortalsScreen'),
  ),
  screen(
    '/accounts/$code/portal',
    lazyRouteComponent(() => import('./portals/portal-screen.tsx'), 'PortalScreen'),
  ),
  screen(
    '/held',
    lazyRouteComponent(() => import('./held/held-screen.tsx'), 'HeldScreen'),
  ),
  screen(
    '/held/$id',
    lazyRouteComponent(() => import('./held/held-screen.tsx'), 'HeldScreen'),
  ),
  screen(
    '/advisories',
    lazyRouteComponent(() => import('./advisories/advisories-screen.tsx'), 'AdvisoriesScreen'),
  ),
  screen(
    '/advisories/$id',
    lazyRouteComponent(() => import('./advisories/advisory-screen.tsx'), 'AdvisoryScreen'),
  ),
  screen(
    '/advisories/notices',
    lazyRouteComponent(() => import('./advisories/notices-screen.tsx'), 'NoticesScreen'),
  ),
  screen(
    '/settings/platforms',
    lazyRouteComponent(() => import('./platforms/platforms-screen.tsx'), 'PlatformsScreen'),
  ),
  screen(
    '/settings/import',
    lazyRouteComponent(() => import('./imports/imports-screen.tsx'), 'ImportsScreen'),
  ),
  screen(
    '/engagements',
    lazyRouteComponent(() => import('./engagements/planner-screen.tsx'), 'PlannerScreen'),
  ),
  screen(
    '/engagements/$id',
    lazyRouteComponent(() => import('./engagements/engagement-screen.tsx'), 'EngagementScreen'),
  ),
  screen(
    '/assessments',
    lazyRouteComponent(() => import('./assessments/assessments-screen.tsx'), 'AssessmentsScreen'),
  ),
  screen(
    '/assessments/rules',
    lazyRouteComponent(() => import('./assessments/rule-sets-screen.tsx'), 'RuleSetsScreen'),
  ),
  screen(
    '/assessments/$id',
    lazyRouteComponent(() => import('./assessments/assessment-screen.tsx'), 'AssessmentScreen'),
  ),
  screen(
    '/settings/calendar',
    lazyRouteComponent(() => import('./engagements/calendar-screen.tsx'), 'CalendarScreen'),
  ),
  screen(
    '/road-map',
    lazyRouteComponent(() => import('./requests/board-screen.tsx'), 'BoardScreen'),
  ),
  screen(
    '/requests',
    lazyRouteComponent(() => import('./requests/requests-screen.tsx'), 'RequestsScreen'),
  ),
  screen(
    '/requests/$id',
    lazyRouteComponent(() => import('./requests/request-screen.tsx'), 'RequestScreen'),
  ),
  screen(
    '/releases',
    lazyRouteComponent(() => import('./releases/releases-screen.tsx'), 'ReleasesScreen'),
  ),
  screen(
    '/releases/$releaseId',
    lazyRouteComponent(() => import('./releases/release-screen.tsx'), 'ReleaseScreen'),
  ),
  screen(
    '/audit',
    lazyRouteComponent(() => import('./audit/audit-screen.tsx'), 'AuditScreen'),
  ),
]

/** Addresses of the console below `/console`, each with its screen. */
export const createConsoleRouter = (client: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([signIn, setup, ...links, desk.addChildren(screens)]),
    basepath: '/console',
    context: { client },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: ScreenWaiting,
    defaultErrorComponent: ScreenFault,
    defaultNotFoundComponent: MissingScreen,
  })
