import { createText } from '../ui/text/translate.ts'

/** Words of the component sheet; developers read it. */
export const t = createText({
  dark: 'Dark',
  home: 'Expected times, and a disagreement',
  light: 'Light',
  on_screen: 'on screen:',
  sizes: 'Row and spark, light and dark',
  states: 'States, full size, each with its text equivalent',
  title: 'The ribbon',
})
