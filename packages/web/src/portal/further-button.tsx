import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Icon } from '../ui/icons.tsx'
import { portalBase } from './own/portal-here.ts'
import { isFurther } from './places.ts'
import { t } from './text.ts'

const load = () => import('./further-menu.tsx')
const FurtherMenu = lazy(() => load().then((module) => ({ default: module.FurtherMenu })))

/** "More": the places that few come for each day. Says when one of them is open; its menu is fetched as it is reached for. */
export function FurtherButton() {
  const path = useLocation().pathname
  const [opened, setOpened] = useState(false)
  const isHere = isFurther(path.startsWith(portalBase) ? path.slice(portalBase.length) : path)
  const button = (
    <button
      type="button"
      className="top-more"
      aria-haspopup="menu"
      aria-current={isHere ? 'true' : undefined}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      {...(opened ? {} : { onClick: () => setOpened(true) })}
    >
      {t('nav.more')}
      <Icon name="caret" size={14} />
    </button>
  )
  if (!opened) return button
  return (
    <Suspense fallback={button}>
      <FurtherMenu target={button} />
    </Suspense>
  )
}
