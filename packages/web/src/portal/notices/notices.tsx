import { lazy, Suspense } from 'react'

const StripsAtDoor = lazy(() => import('./strips-at-door.tsx').then((module) => ({ default: module.StripsAtDoor })))

/** Notices at the sign-in; fetched beside it, so that the page does not wait for them. */
export function NoticesAtDoor() {
  return (
    <Suspense>
      <StripsAtDoor />
    </Suspense>
  )
}
