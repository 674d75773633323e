import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const shades = (colour: string): MantineColorsTuple => {
  const one = `var(--${colour})`
  return [`var(--${colour}-soft)`, one, one, one, one, one, one, one, one, one]
}

const heading = (fontSize: string, lineHeight: string) => ({ fontSize, lineHeight })

/** Inputs, buttons and menus of both applications. Colours come from tokens.css and follow the light by themselves. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: {
    fontFamily: 'var(--font)',
    fontWeight: '600',
    sizes: { h1: heading('28px', '1.2'), h2: heading('19px', '1.3'), h3: heading('15px', '1.4') },
  },
  fontSizes: { xs: '12px', sm: '13px', md: '15px', lg: '16px', xl: '19px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '10px', xl: '14px' },
  defaultRadius: 'sm',
  colors: { accent: shades('accent'), kept: shades('kept'), near: shades('near'), late: shades('late') },
  primaryColor: 'accent',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { fw: 600 } },
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'sm', withInitialFocusPlaceholder: false } },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 120 },
        centered: true,
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.4 },
      },
      styles: { title: { fontWeight: 600 } },
    },
    InputWrapper: {
      styles: { label: { fontWeight: 600, marginBottom: 4 }, description: { fontSize: 12, marginBottom: 5 } },
    },
    Popover: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'sm' } },
    Tooltip: {
      defaultProps: {
        transitionProps: { duration: 80 },
        openDelay: 300,
        events: { hover: true, focus: true, touch: true },
      },
    },
  },
})

const filled = (colour: string) => ({
  [`--mantine-color-${colour}-filled`]: `var(--${colour})`,
  [`--mantine-color-${colour}-filled-hover`]: `color-mix(in srgb, var(--${colour}) 90%, var(--ink))`,
  [`--mantine-color-${colour}-light`]: `var(--${colour}-soft)`,
  [`--mantine-color-${colour}-light-hover`]: `var(--${colour}-soft)`,
  [`--mantine-color-${colour}-light-color`]: `var(--${colour})`,
  [`--mantine-color-${colour}-outline`]: `var(--${colour})`,
  [`--mantine-color-${colour}-text`]: `var(--${colour})`,
})
/** Mantine's greys by number, light and dark alike: the parts that name them directly follow our tokens too. */
const greys = ['row-hover', 'chip', 'line', 'line', 'line-strong', 'ink-3', 'ink-3', 'ink-2', 'ink', 'ink']
const darks = ['ink', 'ink-2', 'ink-3', 'ink-3', 'line-strong', 'row-hover', 'surface', 'surface', 'sunken', 'paper']
const numbered = (name: string, tokens: readonly string[]) =>
  Object.fromEntries(tokens.map((token, index) => [`--mantine-color-${name}-${index}`, `var(--${token})`]))

const both: Record<string, string> = {
  ...numbered('gray', greys),
  ...numbered('dark', darks),
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--late)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--row-hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-gray-text': 'var(--ink-2)',
  '--mantine-color-gray-filled': 'var(--ink-3)',
  '--mantine-color-gray-light': 'var(--chip)',
  '--mantine-color-gray-light-hover': 'var(--row-hover)',
  '--mantine-color-gray-light-color': 'var(--ink-2)',
  '--mantine-color-gray-outline': 'var(--line-strong)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
  ...filled('accent'),
  ...filled('kept'),
  ...filled('near'),
  ...filled('late'),
}

/** Puts our tokens in the place of Mantine's palette, the same in light and dark. */
export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: { '--mantine-color-white': 'var(--accent-ink)' },
  light: both,
  dark: both,
})
