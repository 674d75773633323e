import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** Where a report leads to in the console. */
export const ticketLink = (number: string, children: ReactNode) => (
  <Link className="lk" to="/tickets/$number" params={{ number }}>
    {children}
  </Link>
)
export const reportLink = (id: string, children: ReactNode) => (
  <Link className="lk" to="/reports/$id" params={{ id }}>
    {children}
  </Link>
)
