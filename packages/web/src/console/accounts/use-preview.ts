import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { keyOf, type Operation, type Returned, request, type Sent } from '../../data/index.ts'

const PAUSE_MS = 350

/** The value as it stood once the typing paused. */
function useSettled<T>(value: T): T {
  const written = JSON.stringify(value)
  const [settled, setSettled] = useState(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by what it says, not by which object says it
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [written])
  return settled
}

type WhatIf = Extract<Operation, `POST /decisions/${string}`>

/** What-ifs are asked as they are typed: nothing is written, so they are read like anything else. `asked` is what was. */
export function useWhatIf<W extends WhatIf>(operation: W, sent: Sent<W> | undefined) {
  const asked = useSettled(sent)
  const { body } = (asked ?? {}) as { readonly body?: object }
  const answer = useQuery<Returned<W>>({
    queryKey: keyOf(operation.replace('POST', 'GET'), { query: body ?? {} }),
    queryFn: ({ signal }) => request<W>(operation, Object.assign({ signal }, asked as Sent<W>)),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return { ...answer, asked }
}
