export { calendarRoutes } from './calendar-routes.ts'
export { actionsDue } from './follow-up.ts'
export { invitations } from './invitations.ts'
export { engagementRoutes } from './routes.ts'
