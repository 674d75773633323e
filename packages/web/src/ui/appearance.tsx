import { Menu, useMantineColorScheme } from '@mantine/core'
import { Segmented } from './segmented.tsx'
import { uiSay } from './text.ts'

const choices = [
  { value: 'auto', label: uiSay('colour.auto') },
  { value: 'light', label: uiSay('colour.light') },
  { value: 'dark', label: uiSay('colour.dark') },
] as const

/** Light, dark, or as the system, as items of a menu; kept in this browser. */
export function AppearanceItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Menu.Label>{uiSay('colour.title')}</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as typeof colorScheme)}>
        {choices.map(({ value, label }) => (
          <Menu.RadioItem key={value} value={value} closeMenuOnClick={false}>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  )
}

/** The same choice on a sheet, all three in sight. */
export function AppearanceChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return <Segmented label={uiSay('colour.title')} value={colorScheme} segments={choices} onChange={setColorScheme} />
}
