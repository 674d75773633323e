import { useJumps } from '../palette/use-jumps.ts'
import { type Command, CommandPalette } from '../ui/command-palette.tsx'
import { useAllAccounts } from './accounts/use-all-accounts.ts'
import { usePlaces } from './places.ts'
import { t } from './text.ts'
import { useSignOut } from './use-sign-out.ts'

/** Search and jump: the places of the console, accounts by name, and tickets by number or words. */
export function ConsolePalette({ onClose }: { readonly onClose: () => void }) {
  const leave = useSignOut()
  const { go, findTickets } = useJumps()
  const places = usePlaces()
  const accounts = useAllAccounts().data ?? []
  const commands: readonly Command[] = [
    ...places.map(({ to, label, icon, keys }) => ({ id: to, label, icon, keys, run: go(to) })),
    ...accounts.map(({ id, name, code }) => ({
      id,
      label: name,
      hint: code,
      icon: 'accounts' as const,
      run: go(`/accounts/${code}`),
    })),
    { id: 'out', label: t('me.sign_out'), icon: 'right', run: () => void leave() },
  ]
  return <CommandPalette commands={commands} onClose={onClose} findMore={findTickets} />
}
