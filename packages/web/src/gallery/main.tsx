import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Design } from '../ui/design.tsx'
import { Sheet } from './sheet.tsx'

const theme = new URLSearchParams(location.search).get('theme')
if (theme !== null) localStorage.setItem('mainstay.appearance', theme)

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Design>
        <Sheet />
      </Design>
    </StrictMode>,
  )
