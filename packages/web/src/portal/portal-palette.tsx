import { useJumps } from '../palette/use-jumps.ts'
import { type Command, CommandPalette } from '../ui/command-palette.tsx'
import { barPlaces, useFurtherPlaces } from './further-places.ts'
import { t } from './text.ts'
import { useMayWrite } from './use-account.ts'
import { useSignOut } from './use-sign-out.ts'

/** Search and jump: the places of the portal, and the team's tickets by their words. */
export function PortalPalette({ onClose }: { readonly onClose: () => void }) {
  const leave = useSignOut()
  const { go, findTickets } = useJumps()
  const mayWrite = useMayWrite()
  const further = useFurtherPlaces()
  const opening: Command = { id: 'new', label: t('nav.new_ticket'), icon: 'plus', run: go('/tickets/new') }
  const commands: readonly Command[] = [
    ...(mayWrite ? [opening] : []),
    ...[...barPlaces, ...further].map(({ to, label, icon }): Command => ({ id: to, label, icon, run: go(to) })),
    { id: 'news', label: t('menu.news'), icon: 'bell', run: go('/notifications') },
    { id: 'settings', label: t('menu.settings'), icon: 'gear', run: go('/settings') },
    { id: 'out', label: t('menu.sign_out'), icon: 'right', run: () => void leave() },
  ]
  return <CommandPalette commands={commands} onClose={onClose} findMore={findTickets} />
}
