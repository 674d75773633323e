import { lazy, Suspense } from 'react'

const Strips = lazy(() => import('./strips.tsx').then((module) => ({ default: module.Strips })))
const StripsAtDoor = lazy(() => import('./strips-at-door.tsx').then((module) => ({ default: module.StripsAtDoor })))

/** Notices above a page; fetched beside it, so that the page does not wait for them. */
export function Notices({ at }: { readonly at: 'home' | 'page' | 'door' }) {
  return <Suspense>{at === 'door' ? <StripsAtDoor /> : <Strips withAdvisories={at === 'home'} />}</Suspense>
}
