import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons.tsx'
import './notice-strip.css'

interface NoticeStripProps {
  readonly tone: 'plain' | 'warning' | 'late'
  readonly icon?: IconName
  /** At the right end: the way to put it away. */
  readonly end?: ReactNode
  readonly children: ReactNode
}
/** A strip above the page: a sentence or two, one link, and the way to put it away. */
export function NoticeStrip({ tone, icon, end, children }: NoticeStripProps) {
  return (
    <div className={`notice-strip ${tone}`}>
      <Icon name={icon ?? (tone === 'plain' ? 'info' : 'flag')} />
      <p dir="auto">{children}</p>
      {end}
    </div>
  )
}

interface NoticeWordsProps {
  readonly text: string
  readonly link: { readonly label: string; readonly url: string } | null
}
/** What a notice says: plain text, then its link, which leads out of the desk. */
export function NoticeWords({ text, link }: NoticeWordsProps) {
  if (link === null) return text
  return (
    <>
      {text}{' '}
      <a className="lk" href={link.url} rel="noreferrer noopener" target="_blank">
        {link.label}
      </a>
    </>
  )
}
