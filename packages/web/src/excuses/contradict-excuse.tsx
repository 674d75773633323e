import { useSend } from '../data/index.ts'
import { Contradict } from '../owed/contradict.tsx'
import { t } from './excuse-text.ts'

/** A contact sees it otherwise than the reason says. */
export function ContradictExcuse({ commitmentId }: { readonly commitmentId: string }) {
  const { isPending, error, mutateAsync } = useSend('POST /commitments/:commitmentId/excuse/contradiction')
  return (
    <Contradict
      className="link-button lk sm"
      words={{
        open: t('contradict.open'),
        title: t('contradict.title'),
        means: t('contradict.means'),
        label: t('contradict.label'),
        do: t('contradict.do'),
        done: t('contradict.done'),
      }}
      send={{ isPending, error, mutateAsync: (reason) => mutateAsync({ params: { commitmentId }, body: { reason } }) }}
    />
  )
}
