import { useMantineColorScheme } from '@mantine/core'
import { Segmented } from './segmented.tsx'
import { uiSay } from './text.ts'

/** Light, dark, or as the system; kept in this browser. */
export function AppearanceChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const segments = [
    { value: 'auto', label: uiSay('colour.auto') },
    { value: 'light', label: uiSay('colour.light') },
    { value: 'dark', label: uiSay('colour.dark') },
  ] as const
  return <Segmented label={uiSay('colour.title')} value={colorScheme} segments={segments} onChange={setColorScheme} />
}
