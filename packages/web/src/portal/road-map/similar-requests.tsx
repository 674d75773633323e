import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Returned, read } from '../../data/index.ts'
import { useRested } from '../../ui/use-rested.ts'
import { AlikeLine } from '../new-ticket/alike-line.tsx'
import { MeToo } from './me-too.tsx'
import './road-map.css'
import { t } from './road-map-text.ts'
import { Standing } from './standing.tsx'

type Item = Returned<'GET /requests/similar'>['items'][number]
const shortest = 4
const shown = 4

function Alike({ item, text }: { readonly item: Item; readonly text: string }) {
  const [isOpen, setIsOpen] = useState(false)
  const isDone = item.status === 'shipped' || item.status === 'declined'
  return (
    <li className="map-alike-line">
      <div className="map-alike-top">
        <Link className="lk" to="/road-map/$id" params={{ id: item.id }} target="_blank" dir="auto">
          {item.title}
        </Link>
        <Standing status={item.status} release={item.release} />
        {item.isOurs ? <span className="sm mut">{t('alike.asked')}</span> : null}
        {item.isOurs || isDone ? null : (
          <button type="button" className="btn sm" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {t('alike.too')} <span className="sr">{item.title}</span>
          </button>
        )}
      </div>
      {isOpen ? <MeToo requestId={item.id} start={text} onDone={() => setIsOpen(false)} /> : null}
    </li>
  )
}

/** Requests like the idea that is being typed: asking for one of them too saves a ticket. */
export function SimilarRequests({ subject, text }: { readonly subject: string; readonly text: string }) {
  const q = useRested(subject.trim()).slice(0, 400)
  const isAsked = q.length >= shortest
  const { data } = useQuery({
    ...read('GET /requests/similar', { query: { q } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const found = isAsked ? data : undefined
  const items = found?.items.slice(0, shown) ?? []
  const [first] = items
  return (
    <AlikeLine
      headline={first && { kind: t('alike.one'), words: first.title }}
      instead={t(found === undefined ? 'alike.hint' : 'alike.none')}
      heading={t('alike.heading')}
      count={items.length}
    >
      <p className="mut">{t('alike.lead')}</p>
      <ul className="map-alike">
        {items.map((item) => (
          <Alike key={item.id} item={item} text={text} />
        ))}
      </ul>
    </AlikeLine>
  )
}
