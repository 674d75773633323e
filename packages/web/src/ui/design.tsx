import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import './fonts.css'
import './mantine-styles.ts'
import './tokens.css'
import './base.css'
import './parts.css'
import { AnnouncerRegion } from './announcer.tsx'
import { resolveCssVariables, theme } from './theme.ts'

const colourChoice = localStorageColorSchemeManager({ key: 'mainstay.appearance' })

/** The nonce that the server put into this page; style elements made later carry it. */
const readNonce = () => {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce || meta?.getAttribute('nonce') || ''
}

// The part of Mantine that holds the page still under a dialogue makes a style element of its own; it looks here.
Object.assign(globalThis, { __webpack_nonce__: readNonce() })

/** Everything an application needs around it: theme, light or dark as chosen, and the place where news is said. */
export function Design({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveCssVariables}
      colorSchemeManager={colourChoice}
      defaultColorScheme="auto"
      getStyleNonce={readNonce}
    >
      {children}
      <AnnouncerRegion />
    </MantineProvider>
  )
}
