import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { openLive } from '../data/index.ts'
import { OfflineBanner } from '../ui/offline-banner.tsx'
import { type Shortcut, useShortcuts } from '../ui/shortcuts.ts'
import { Foot } from './foot.tsx'
import { setPaletteDoor } from './palette-door.ts'
import { usePlaces } from './places.ts'
import { Rail, TabBar } from './rail.tsx'
import './shell.css'
import { ClockBanner } from './system/clock-banner.tsx'
import { t } from './text.ts'

const ConsolePalette = lazy(() =>
  import('./console-palette.tsx').then((module) => ({ default: module.ConsolePalette })),
)
const KeysDialog = lazy(() => import('./keys-dialog.tsx').then((module) => ({ default: module.KeysDialog })))
const MoreDialog = lazy(() => import('./more-dialog.tsx').then((module) => ({ default: module.MoreDialog })))

const useConsoleKeys = (open: { readonly palette: () => void; readonly keys: () => void }) => {
  const router = useRouter()
  const jumps = usePlaces().map(
    ({ keys, label, to }): Shortcut => ({ keys, label, run: () => void router.navigate({ to }) }),
  )
  useShortcuts([
    ...jumps,
    { keys: 'mod+k', label: t('nav.search'), run: open.palette },
    { keys: '?', label: t('nav.help'), run: open.keys },
  ])
}

/** The frame of every page behind the sign-in: a slim rail, the screen, the keys at the foot. Opens the live line. */
export function Shell() {
  const client = useQueryClient()
  const [over, setOver] = useState<'palette' | 'keys' | 'more'>()
  useEffect(() => openLive(client), [client])
  useEffect(() => setPaletteDoor(() => setOver('palette')), [])
  const open = { palette: () => setOver('palette'), keys: () => setOver('keys') }
  useConsoleKeys(open)
  const close = () => setOver(undefined)
  return (
    <div className="console">
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <Rail onKeys={open.keys} />
      <div className="console-page">
        <OfflineBanner />
        <ClockBanner />
        <main id="page" tabIndex={-1}>
          <Outlet />
        </main>
        <Foot onKeys={open.keys} />
      </div>
      <TabBar onSearch={open.palette} onMore={() => setOver('more')} />
      <Suspense>
        {over === 'palette' ? <ConsolePalette onClose={close} /> : null}
        {over === 'keys' ? <KeysDialog onClose={close} /> : null}
        {over === 'more' ? <MoreDialog onClose={close} /> : null}
      </Suspense>
    </div>
  )
}
