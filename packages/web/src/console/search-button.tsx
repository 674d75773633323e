import { Icon } from '../ui/icons.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { openPalette } from './palette-door.ts'
import { t } from './text.ts'

/** Looks like a search field, opens the palette. */
export function SearchButton() {
  return (
    <button type="button" className="search-button" onClick={openPalette}>
      <Icon name="search" size={14} />
      <span>{t('nav.search')}</span>
      <KeyHint keys="Ctrl K" />
    </button>
  )
}
