import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient, onServerTime } from '../data/index.ts'
import { Design } from '../ui/design.tsx'
import { setClockOffset } from '../ui/time/clock.ts'
import { portalBase } from './own/portal-here.ts'
import { createPortalRouter } from './router.tsx'

onServerTime(setClockOffset)
const client = createQueryClient(() => {
  const { pathname, href } = router.state.location
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { wanted: href } })
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
