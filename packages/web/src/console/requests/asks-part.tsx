import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Returned } from '../../data/index.ts'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import { Moment } from '../moment.tsx'
import type { Ask } from './request-types.ts'
import { t } from './requests-text.ts'

type Page = Returned<'GET /requests/:requestId/asks'>

function AskLine({ ask }: { readonly ask: Ask }) {
  const { account, plan, person, useCase, ticket, at } = ask
  return (
    <li className="rq-ask">
      <p className="rq-ask-who">
        <Link to="/accounts/$code" params={{ code: account.code }}>
          <b>{account.name}</b>
        </Link>
        {plan === null ? null : <span className="rq-plan">{plan}</span>}
        <span className="mut">
          {person?.name} · <Moment at={at} />
        </span>
        <span className="gap" />
        {ticket === null ? null : (
          <Link className="lk" to="/tickets/$number" params={{ number: ticket.number }}>
            {t('one.by_ticket', { number: ticket.number })}
          </Link>
        )}
      </p>
      {ticket === null ? null : <b dir="auto">{ticket.subject}</b>}
      <WrittenText text={useCase ?? ticket?.words ?? ''} />
    </li>
  )
}

/** Everybody’s own words, by account. */
export function AsksPart({ asks }: { readonly asks: UseInfiniteQueryResult<InfiniteData<Page>> }) {
  const items = asks.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="rq-part">
      <header>
        <h2>{t('one.asks')}</h2>
        <span className="mut">{t('one.asks_private')}</span>
      </header>
      {asks.isPending ? <SkeletonRows rows={3} height={64} /> : null}
      {asks.isSuccess && items.length === 0 ? <p className="mut">{t('one.no_asks')}</p> : null}
      <ul>
        {items.map((ask) => (
          <AskLine key={ask.id} ask={ask} />
        ))}
      </ul>
      {asks.hasNextPage ? (
        <button type="button" className="btn" onClick={() => void asks.fetchNextPage()}>
          {t('one.more_asks')}
        </button>
      ) : null}
    </section>
  )
}
