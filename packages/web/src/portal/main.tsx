import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import {
  actFor,
  createQueryClient,
  currentViewing,
  leaveViewing,
  onServerTime,
  readActingFor,
  request,
  resumeViewing,
} from '../data/index.ts'
import { Design } from '../ui/design.tsx'
import { setClockOffset } from '../ui/time/clock.ts'
import { portalBase } from './own/portal-here.ts'
import { createPortalRouter } from './router.tsx'

resumeViewing()
onServerTime(setClockOffset)

/** Whoever is no contact of this company any more may still be one of another: then the page begins anew there. */
const hasAnother = async () => {
  if (readActingFor() === undefined) return false
  actFor(undefined)
  return request('GET /me', {}).then(
    () => true,
    () => false,
  )
}
const client = createQueryClient(async () => {
  // what is over for the viewer is no end of a session
  if (currentViewing() !== undefined) return void leaveViewing()
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in') return
  if (await hasAnother()) location.assign('/')
  else await router.navigate({ to: '/sign-in', search: { wanted: href } })
})
const router = createPortalRouter(client, portalBase)

const show = (root: HTMLElement) =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Design>
          <RouterProvider router={router} />
        </Design>
      </QueryClientProvider>
    </StrictMode>,
  )

// The frame that came with the page stays until there is something to show in its place.
const root = document.getElementById('root')
if (root !== null) void router.load().finally(() => show(root))
