import type { ReactNode } from 'react'
import './screen.css'
import { SearchButton } from './search-button.tsx'

interface BackTopProps {
  /** The link to the list in which the thing stands, of class `screen-back`. */
  readonly back: ReactNode
}
/** The top line over one thing of a list: the way back to it; the thing's own name is the page's heading. */
export function BackTop({ back }: BackTopProps) {
  return (
    <header className="screen-top">
      {back}
      <span className="gap" />
      <SearchButton />
    </header>
  )
}
