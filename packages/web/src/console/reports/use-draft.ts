import { useNavigate } from '@tanstack/react-router'
import { useSend } from '../../data/index.ts'

interface Begun {
  readonly accountId: string
  readonly from: string
  readonly until: string
}
/** Begins a draft, or goes on with the one that is there, and opens it. */
export const useDraft = () => {
  const navigate = useNavigate()
  const send = useSend('POST /accounts/:accountId/service-reports')
  const begin = async ({ accountId, from, until }: Begun) => {
    const { body } = await send.mutateAsync({ params: { accountId }, body: { from, until } })
    if (body.id !== null) await navigate({ to: '/reports/$id', params: { id: body.id } })
  }
  return {
    begin: (begun: Begun) => void begin(begun).catch(() => undefined),
    isSending: send.isPending,
    problem: send.error,
  }
}
