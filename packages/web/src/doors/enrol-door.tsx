import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { isPassing, request } from '../data/index.ts'
import { DoorFrame } from './door-frame.tsx'
import { EnrolFields, RecoveryCodes, useEnrol } from './enrol-form.tsx'
import { t } from './text.ts'

/** Sets up the second factor that the desk requires, before it lets anybody in. */
export function EnrolDoor({ brand, onIn }: { readonly brand: ReactNode; readonly onIn: () => void }) {
  const begun = useQuery({
    queryKey: ['doors', 'enrol'],
    queryFn: () => request('POST /auth/second-factor', { body: {} }),
    retry: (_attempt, problem) => isPassing(problem),
    // begun once: another look would be another secret
    enabled: ({ state }) => state.data === undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const [codes, setCodes] = useState<readonly string[]>()
  const { code, setCode, submit, send } = useEnrol(setCodes)
  if (codes !== undefined)
    return (
      <DoorFrame brand={brand} heading={t('enrol.kept_heading')} lead={t('enrol.kept')} onSubmit={onIn}>
        <RecoveryCodes codes={codes} />
        <Button type="submit" size="md">
          {t('enrol.done')}
        </Button>
      </DoorFrame>
    )
  return (
    <DoorFrame
      brand={brand}
      heading={t('enrol.heading')}
      lead={t('enrol.lead')}
      problem={send.error ?? begun.error}
      onSubmit={() => void submit()}
    >
      {begun.data === undefined ? null : (
        <>
          <EnrolFields begun={begun.data} code={code} onCode={setCode} />
          <Button type="submit" size="md" loading={send.isPending}>
            {t('enrol.go')}
          </Button>
        </>
      )}
    </DoorFrame>
  )
}
