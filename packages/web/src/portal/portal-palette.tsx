import { useJumps } from '../palette/use-jumps.ts'
import { type Command, CommandPalette } from '../ui/command-palette.tsx'
import { t as advisories } from './advisories/advisories-text.ts'
import { t as installations } from './installations/portal-installations-text.ts'
import { t } from './text.ts'
import { useMayWrite } from './use-account.ts'
import { useSignOut } from './use-sign-out.ts'

/** Search and jump: the places of the portal, and the team's tickets by their words. */
export function PortalPalette({ onClose }: { readonly onClose: () => void }) {
  const leave = useSignOut()
  const { go, findTickets } = useJumps()
  const mayWrite = useMayWrite()
  const opening: Command = { id: 'new', label: t('nav.new_ticket'), icon: 'plus', run: go('/tickets/new') }
  const commands: readonly Command[] = [
    ...(mayWrite ? [opening] : []),
    { id: 'home', label: t('nav.home'), icon: 'home', run: go('/') },
    { id: 'tickets', label: t('nav.tickets'), icon: 'queue', run: go('/tickets') },
    { id: 'team', label: t('nav.team'), icon: 'people', run: go('/team') },
    { id: 'installations', label: installations('page.title'), icon: 'ship', run: go('/installations') },
    { id: 'supported', label: installations('supported.title'), icon: 'check', run: go('/platforms') },
    { id: 'policy', label: t('nav.policy'), icon: 'policy', run: go('/policy') },
    { id: 'advisories', label: advisories('nav'), icon: 'shield', run: go('/advisories') },
    { id: 'news', label: t('menu.news'), icon: 'bell', run: go('/notifications') },
    { id: 'settings', label: t('menu.settings'), icon: 'gear', run: go('/settings') },
    { id: 'out', label: t('menu.sign_out'), icon: 'right', run: () => void leave() },
  ]
  return <CommandPalette commands={commands} onClose={onClose} findMore={findTickets} />
}
